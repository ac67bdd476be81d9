package org.mcsguideline.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.security.FhirScope.Deed;
import org.mcsguideline.security.FhirScope.Level;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What one caller may do at the FHIR API.
 *
 * @param scopes what the token grants; empty for somebody without one
 * @param patient logical id of the patient to whom {@code patient/} scopes belong; null when the
 *     token names none, and such scopes then open nothing
 * @param client the app that was given the token, with its issuer; null for somebody without one
 * @param user on whose behalf; null when the token names nobody
 */
public record FhirRights(
    List<FhirScope> scopes,
    @Nullable String patient,
    @Nullable String client,
    @Nullable String user) {

  /** Request attribute under which the FHIR API finds the rights of the caller. */
  public static final String ATTRIBUTE = FhirRights.class.getName();

  /** Somebody without a token. */
  public static final FhirRights NONE = new FhirRights(List.of(), null, null, null);

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  public FhirRights {
    scopes = List.copyOf(scopes);
  }

  /** The rights that a verified access token grants. */
  public static FhirRights of(Jwt token) {
    List<FhirScope> scopes =
        scopes(token.getClaims().get("scope"))
            .map(FhirScope::parse)
            .flatMap(Optional::stream)
            .toList();
    Object patient = token.getClaims().get("patient");
    boolean named = patient instanceof String id && ID.matcher(id).matches();
    return new FhirRights(
        scopes, named ? Objects.toString(patient) : null, client(token), token.getSubject());
  }

  private static String client(Jwt token) {
    String id = token.getClaimAsString("client_id");
    return token.getIssuer() + (id == null ? "" : " " + id);
  }

  /** Whether everybody's resources of this type are open for this. */
  public boolean forAll(String type, Deed deed) {
    return scopes.stream().anyMatch(s -> s.level() != Level.PATIENT && s.covers(type, deed));
  }

  /** Whether resources of any type and of everybody are open for reading and searching. */
  public boolean forAllTypes() {
    return forAll(FhirScope.ANY, Deed.READ) && forAll(FhirScope.ANY, Deed.SEARCH);
  }

  /** Whether the one patient's resources of this type are open for this. Never for writing. */
  public boolean forPatient(String type, Deed deed) {
    return patient != null
        && (deed == Deed.READ || deed == Deed.SEARCH)
        && scopes.stream().anyMatch(s -> s.level() == Level.PATIENT && s.covers(type, deed));
  }

  /** Whether the token speaks for one patient at all. */
  public boolean isForOnePatient() {
    return patient != null && scopes.stream().anyMatch(s -> s.level() == Level.PATIENT);
  }

  /** One text with spaces, as RFC 8693 has it, or a list, as some servers write it. */
  private static Stream<String> scopes(@Nullable Object claim) {
    if (claim instanceof String text) {
      return Arrays.stream(text.split(" ", -1));
    }
    return claim instanceof Collection<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast)
        : Stream.empty();
  }
}
