package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A record that lacks one fact never gives a surer answer. What starts a recommendation (an order,
 * a device, its removal) is left out where its absence ends the matter, and so is the rationale,
 * whose absence the specification reads as "not documented".
 */
class DroppedFactTest {

  private static final Set<String> STARTS_ROUTINE_USE = Set.of("mcs_order", "rationale");
  private static final Set<String> STARTS_MONITORING = Set.of("device", "removed_h");

  /** For each outcome, those that are not surer. */
  private static final Map<String, Set<String>> ROUTINE_USE =
      Map.of(
          "SHOW", Set.of("SHOW", "CANNOT_DETERMINE"),
          "NOT_TRIGGERED", Set.of("NOT_TRIGGERED", "CANNOT_DETERMINE"),
          "NOT_APPLICABLE", Set.of("NOT_APPLICABLE", "NOT_TRIGGERED", "CANNOT_DETERMINE"),
          "CANNOT_DETERMINE", Set.of("CANNOT_DETERMINE"));

  private static final Map<String, Set<String>> MONITORING =
      Map.of(
          "ACTIVE", Set.of("ACTIVE"),
          "POST_REMOVAL_WATCH", Set.of("POST_REMOVAL_WATCH", "ACTIVE"),
          "OUT_OF_SCOPE", Set.of("OUT_OF_SCOPE", "ACTIVE"),
          "NOT_ACTIVE", Set.of("NOT_ACTIVE", "POST_REMOVAL_WATCH", "ACTIVE"));

  static Stream<Vignette> all() {
    return Vignettes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void neverGivesASurerAnswer(Vignette vignette) {
    Answers whole = answers(vignette);
    SoftAssertions softly = new SoftAssertions();
    for (String fact : Facts.keys()) {
      Answers less = answers(vignette.withoutFact(fact));
      softly
          .assertThat(less.population())
          .as("population without %s", fact)
          .isIn(whole.population(), "UNKNOWN");
      checkFeatures(softly, fact, whole, less);
      checkSelection(softly, fact, whole, less);
      if (!STARTS_ROUTINE_USE.contains(fact)) {
        softly.assertThat(less.r1()).as("R1 without %s", fact).isIn(ROUTINE_USE.get(whole.r1()));
      }
      if (!STARTS_MONITORING.contains(fact)) {
        checkMonitoring(softly, fact, whole, less);
      }
    }
    softly.assertAll();
  }

  private static void checkFeatures(
      SoftAssertions softly, String fact, Answers whole, Answers less) {
    new TreeMap<>(whole.features())
        .forEach(
            (feature, state) ->
                softly
                    .assertThat(less.features().get(feature))
                    .as("%s without %s", feature, fact)
                    .isIn(state, "UNKNOWN", "NOT_YET_AVAILABLE"));
  }

  private static void checkSelection(
      SoftAssertions softly, String fact, Answers whole, Answers less) {
    String before = whole.r2();
    String after = less.r2();
    boolean wasUnknown = before.equals("CANNOT_DETERMINE") && !after.equals("CANNOT_DETERMINE");
    boolean wasUnclear = before.contains("+") && after.equals("PROFILE");
    boolean isHeld = after.startsWith("HELD") && !after.equals(before);
    boolean wasHeld = before.startsWith("HELD") && after.equals("PROFILE");
    boolean surer = wasUnknown || wasUnclear || isHeld || wasHeld;
    softly.assertThat(surer).as("R2 %s, without %s %s", whole.r2(), fact, less.r2()).isFalse();
  }

  private static void checkMonitoring(
      SoftAssertions softly, String fact, Answers whole, Answers less) {
    softly.assertThat(less.r3()).as("R3 without %s", fact).isIn(MONITORING.get(whole.r3()));
    if (whole.r3().equals(less.r3())) {
      Set<String> expected = notFine(whole);
      if (fact.equals("rearrest")) {
        // An event: a record of procedures that was read and holds none says that there was none.
        expected.remove("REARREST");
      }
      softly.assertThat(notFine(less)).as("R3 items without %s", fact).containsAll(expected);
    }
  }

  private static Set<String> notFine(Answers answers) {
    Set<String> items = new HashSet<>(answers.alarm());
    items.addAll(answers.watch());
    items.addAll(answers.overdue());
    items.addAll(answers.unknown());
    return items;
  }

  @Test
  void changesSomeAnswer() {
    Answers less = answers(Vignettes.byId("V04").withoutFact("age"));
    assertThat(less.population()).isEqualTo("UNKNOWN");
    assertThat(less.missing()).containsExactly("Date of birth");
  }

  private static Answers answers(Vignette vignette) {
    return Answers.to(HookRequestJson.of(vignette, HookService.MONITORING));
  }
}
