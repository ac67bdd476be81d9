package org.mcsguideline.security;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SMART scope for FHIR resources, in the syntax of version 1 ({@code patient/*.read}) or 2
 * ({@code user/Observation.rs}).
 *
 * @param level whose data
 * @param type a resource type, or {@code *} for all
 * @param deeds what may be done; version 1's {@code read} is read and search, {@code write} the
 *     rest
 */
public record FhirScope(Level level, String type, Set<Deed> deeds) {

  /** All types, but not those that have to be named. */
  public static final String ANY = "*";

  /** The audit trail: who may read everything else need not see who reads what. */
  public static final String AUDIT_TRAIL = "AuditEvent";

  private static final Pattern FORM =
      Pattern.compile(
          "(?<level>patient|user|system)/(?<type>\\*|[A-Z][A-Za-z]{1,63})"
              + "\\.(?<deeds>read|write|\\*|(?=[cruds])c?r?u?d?s?)");

  /** Whose data a scope opens. */
  public enum Level {
    /** Those of the one patient whom the token names. */
    PATIENT,
    /** Those which the user may see; we let a user see all. */
    USER,
    /** Those which a system may see. */
    SYSTEM
  }

  /** What may be done, in the letters of version 2. */
  public enum Deed {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    SEARCH
  }

  public FhirScope {
    deeds = Set.copyOf(deeds);
  }

  /**
   * Reads one scope. Empty when it is about something else, or narrowed by a query, which this
   * server does not enforce: it then opens nothing.
   */
  public static Optional<FhirScope> parse(String scope) {
    Matcher form = FORM.matcher(scope);
    if (!form.matches()) {
      return Optional.empty();
    }
    Level level = Level.valueOf(form.group("level").toUpperCase(java.util.Locale.ROOT));
    return Optional.of(new FhirScope(level, form.group("type"), deeds(form.group("deeds"))));
  }

  /** Whether this scope lets do this to resources of this type. */
  public boolean covers(String resourceType, Deed deed) {
    boolean ofAny = ANY.equals(type) && !AUDIT_TRAIL.equals(resourceType);
    return deeds.contains(deed) && (ofAny || type.equals(resourceType));
  }

  private static Set<Deed> deeds(String written) {
    return switch (written) {
      case "read" -> EnumSet.of(Deed.READ, Deed.SEARCH);
      case "write" -> EnumSet.of(Deed.CREATE, Deed.UPDATE, Deed.DELETE);
      case "*" -> EnumSet.allOf(Deed.class);
      default -> letters(written);
    };
  }

  private static Set<Deed> letters(String written) {
    Set<Deed> deeds = EnumSet.noneOf(Deed.class);
    for (Deed deed : Deed.values()) {
      if (written.indexOf(Character.toLowerCase(deed.name().charAt(0))) >= 0) {
        deeds.add(deed);
      }
    }
    return deeds;
  }
}
