package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.Findings;

/**
 * What the CQL answers about one patient, in the codes of the specification.
 *
 * @param features state of every feature, by its id
 * @param r3 state of monitoring
 */
public record Answers(
    String population,
    String r1,
    String r2,
    Map<String, String> features,
    String r3,
    Set<String> alarm,
    Set<String> watch,
    Set<String> overdue,
    Set<String> unknown,
    Set<String> missing) {

  private static final String CRITERIA = "McsCriteria";
  private static final String ROUTINE = "McsRecRoutineUse";
  private static final String SELECTED = "McsRecSelectedUse";
  private static final String MONITORING = "McsRecMonitoring";

  private static final Map<String, Set<String>> DEFINES =
      Map.of(
          CRITERIA, Set.of("Is In Population", "Missing Population Data"),
          ROUTINE, Set.of("Outcome"),
          SELECTED, Set.of("Outcome", "Features"),
          MONITORING,
              Set.of("Outcome", "Alarm Codes", "Watch Codes", "Overdue Codes", "Unknown Codes"));

  /** Evaluates the CQL for a request. */
  public static Answers to(JsonNode request) {
    return to(request, Guideline::evaluate);
  }

  /** Evaluates the CQL of a site for a request. */
  static Answers to(
      JsonNode request, BiFunction<JsonNode, Map<String, Set<String>>, Findings> site) {
    return of(site.apply(request, DEFINES));
  }

  /** Takes the answers from what the defines say. */
  public static Answers of(Findings findings) {
    return new Answers(
        population(findings.value(CRITERIA, "Is In Population")),
        text(findings.value(ROUTINE, "Outcome")),
        text(findings.value(SELECTED, "Outcome")),
        features(findings.value(SELECTED, "Features")),
        text(findings.value(MONITORING, "Outcome")),
        codes(findings.value(MONITORING, "Alarm Codes")),
        codes(findings.value(MONITORING, "Watch Codes")),
        codes(findings.value(MONITORING, "Overdue Codes")),
        codes(findings.value(MONITORING, "Unknown Codes")),
        codes(findings.value(CRITERIA, "Missing Population Data")));
  }

  static String joined(Set<String> items) {
    return String.join(" ", new TreeSet<>(items));
  }

  static String population(@Nullable Object value) {
    return value == null ? "UNKNOWN" : value.equals(Boolean.TRUE) ? "TRUE" : "FALSE";
  }

  private static String text(@Nullable Object value) {
    return (String) Objects.requireNonNull(value);
  }

  static Map<String, String> features(@Nullable Object value) {
    Map<String, String> states = new HashMap<>();
    for (Object feature : (Collection<?>) Objects.requireNonNull(value)) {
      Map<?, ?> tuple = (Map<?, ?>) feature;
      String state = text(tuple.get("state")).replace("NOT KNOWN", "UNKNOWN").replace(' ', '_');
      states.put(text(tuple.get("id")), state);
    }
    return states;
  }

  static Set<String> codes(@Nullable Object value) {
    return ((Collection<?>) Objects.requireNonNull(value))
        .stream().map(Answers::text).collect(Collectors.toCollection(TreeSet::new));
  }
}
