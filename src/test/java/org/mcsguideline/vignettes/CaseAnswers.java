package org.mcsguideline.vignettes;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.Findings;

/**
 * Answers by short names: population, r1, r2, r3, missing; alarm, watch, overdue, unknown, whose
 * items are joined by a blank, and alarm.LIMB and so on, which say whether the list holds the item;
 * Library:Define for any other define, Library:Define~ for a part of its text, Library:Define!~ for
 * what it must not hold; anything else is a feature such as F1.
 */
public final class CaseAnswers {

  /** What every library of a recommendation has. */
  private static final Set<String> OF_EACH_RECOMMENDATION =
      Set.of("Is Recommendation Applicable", "Is Withheld", "Missing Data", "Rationale");

  private static final Map<String, String> DEFINES =
      Map.of(
          "population", "McsCriteria:Is In Population",
          "missing", "McsCriteria:Missing Population Data",
          "r1", "McsRecRoutineUse:Outcome",
          "r2", "McsRecSelectedUse:Outcome",
          "r3", "McsRecMonitoring:Outcome",
          "alarm", "McsRecMonitoring:Alarm Codes",
          "watch", "McsRecMonitoring:Watch Codes",
          "overdue", "McsRecMonitoring:Overdue Codes",
          "unknown", "McsRecMonitoring:Unknown Codes");

  private static final String FEATURES = "McsRecSelectedUse:Features";

  private static final Defines EVERYTHING = new Defines(everythingThatIsShown());

  private final Findings findings;

  public CaseAnswers(Findings findings) {
    this.findings = findings;
  }

  /** The defines of the plans and what every recommendation has. */
  public static Defines everything() {
    return EVERYTHING;
  }

  /** The defines behind the answers that a case expects. */
  public static Defines expected(Case asked) {
    return defines(asked.expected().keySet().stream().map(CaseAnswers::define));
  }

  private static Defines defines(Stream<String> names) {
    Map<String, Set<String>> defines = new TreeMap<>();
    names
        .map(name -> name.split(":", 2))
        .forEach(define -> defines.computeIfAbsent(define[0], l -> new TreeSet<>()).add(define[1]));
    return new Defines(defines);
  }

  private static String define(String answer) {
    if (answer.contains(":")) {
      return answer.replaceFirst("!?~$", "");
    }
    return DEFINES.getOrDefault(answer.split("\\.", 2)[0], FEATURES);
  }

  private static boolean fits(String name, String value, String expected) {
    if (name.endsWith("!~")) {
      return !value.contains(expected);
    }
    return name.endsWith("~") ? value.contains(expected) : value.equals(expected);
  }

  private static Map<String, Set<String>> everythingThatIsShown() {
    Map<String, Set<String>> all = new TreeMap<>();
    Guideline.knowledge()
        .services()
        .values()
        .forEach(
            service -> {
              Defines.of(service)
                  .byLibrary()
                  .forEach(
                      (library, names) ->
                          all.computeIfAbsent(library, l -> new TreeSet<>()).addAll(names));
              service
                  .plans()
                  .forEach(
                      plan ->
                          all.computeIfAbsent(plan.library(), l -> new TreeSet<>())
                              .addAll(OF_EACH_RECOMMENDATION));
            });
    return all;
  }

  /** The expected answers that this one misses: what it gives instead, by name. */
  public Map<String, String> missed(Case asked) {
    Map<String, String> missed = new HashMap<>();
    asked
        .expected()
        .forEach(
            (name, expected) -> {
              String value = value(name);
              if (!fits(name, value, expected)) {
                missed.put(name, value);
              }
            });
    return missed;
  }

  /** An answer as text. */
  public String value(String name) {
    String[] define = define(name).split(":", 2);
    Object value = findings.value(define[0], define[1]);
    if (name.contains(":")) {
      return String.valueOf(value);
    }
    String[] item = name.split("\\.", 2);
    return item.length == 2
        ? String.valueOf(Answers.codes(value).contains(item[1]))
        : named(name, value);
  }

  private static String named(String name, @Nullable Object value) {
    return switch (name) {
      case "population" -> Answers.population(value);
      case "r1", "r2", "r3" -> String.valueOf(value);
      case "missing" -> String.join(" | ", Answers.codes(value));
      case "alarm", "watch", "overdue", "unknown" -> Answers.joined(Answers.codes(value));
      default ->
          Objects.requireNonNull(Answers.features(value).get(name), "There is no answer " + name);
    };
  }

  /** Every define that is shown, with its value, in a fixed order. */
  public Map<String, String> all() {
    Map<String, String> values = new TreeMap<>();
    EVERYTHING
        .byLibrary()
        .forEach(
            (library, names) ->
                names.forEach(
                    name ->
                        values.put(
                            library + ":" + name, String.valueOf(findings.value(library, name)))));
    return values;
  }
}
