package org.mcsguideline.upstream;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the scopes of an access token let us read: SMART version 1 ({@code patient/*.read}) and 2
 * ({@code patient/Observation.rs?category=laboratory}).
 */
final class SmartScopes {

  private static final Pattern SCOPE =
      Pattern.compile("(?:patient|user|system)/([A-Z][A-Za-z]*|\\*)\\.([a-z*]+)(?:\\?(.+))?");
  private static final Pattern VERSION_2 = Pattern.compile("c?r?u?d?s?");

  private record Scope(String type, String rights, List<Parameter> limits) {

    boolean allows(Question question) {
      boolean typeFits = type.equals("*") || type.equals(question.type());
      return typeFits && (question.isRead() ? mayRead() : maySearch());
    }

    private boolean isVersion2() {
      return VERSION_2.matcher(rights).matches();
    }

    private boolean mayRead() {
      return isVersion2() ? rights.contains("r") : maySearch();
    }

    private boolean maySearch() {
      return isVersion2() ? rights.contains("s") : rights.equals("read") || rights.equals("*");
    }
  }

  private record Parameter(String name, List<String> values) {

    static List<Parameter> all(String query) {
      return Arrays.stream(query.split("&"))
          .map(part -> part.split("=", 2))
          .map(part -> new Parameter(part[0], values(part.length < 2 ? "" : part[1])))
          .toList();
    }

    private static List<String> values(String value) {
      return List.of(URLDecoder.decode(value, StandardCharsets.UTF_8).split(","));
    }
  }

  private final List<Scope> scopes;

  SmartScopes(Set<String> scopes) {
    this.scopes = scopes.stream().flatMap(scope -> parse(scope).stream()).toList();
  }

  private static Optional<Scope> parse(String text) {
    Matcher scope = SCOPE.matcher(text);
    if (!scope.matches()) {
      return Optional.empty();
    }
    String limits = scope.group(3);
    try {
      return Optional.of(
          new Scope(
              scope.group(1), scope.group(2), limits == null ? List.of() : Parameter.all(limits)));
    } catch (IllegalArgumentException malformedEscape) {
      return Optional.empty();
    }
  }

  /**
   * Whether the answer will not be cut by the scopes. A scope that is limited to some values covers
   * a search for no other values; where nobody can tell, it does not.
   */
  boolean cover(Question question) {
    List<Scope> allowing = scopes.stream().filter(scope -> scope.allows(question)).toList();
    if (allowing.stream().anyMatch(scope -> scope.limits().isEmpty())) {
      return true;
    }
    Map<String, Set<String>> allowed =
        allowing.stream()
            .filter(scope -> scope.limits().size() == 1)
            .map(scope -> scope.limits().get(0))
            .collect(
                Collectors.groupingBy(
                    Parameter::name,
                    Collectors.flatMapping(
                        limit -> limit.values().stream().map(SmartScopes::code),
                        Collectors.toSet())));
    return asked(question)
        .anyMatch(
            asked ->
                asked.values().stream()
                    .map(SmartScopes::code)
                    .allMatch(allowed.getOrDefault(asked.name(), Set.of())::contains));
  }

  private static Stream<Parameter> asked(Question question) {
    return question.isRead() ? Stream.empty() : Parameter.all(question.parameters()).stream();
  }

  /** A token with or without its system. */
  private static String code(String token) {
    return token.substring(token.lastIndexOf('|') + 1);
  }
}
