package org.mcsguideline.vignettes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the cards of a service must say for the expected outcomes of a vignette. */
final class ExpectedCards {

  /** The sentences of the source, word for word; the cards carry them unchanged. */
  static final String R1 =
      "We suggest against the routine use of mechanical circulatory support devices in patients"
          + " with cardiogenic shock after cardiac arrest and return of spontaneous circulation";

  static final String R2 =
      "We suggest considering mechanical circulatory support devices in highly selected patients"
          + " with cardiogenic shock after cardiac arrest and return of spontaneous circulation, in"
          + " settings where this can be implemented";
  static final String R3 =
      "When a mechanical circulatory support device is used, we suggest monitoring for adverse"
          + " events and complications to allow their rapid identification and treatment";

  private static final Set<String> UNDER_WAY = Set.of("ACTIVE", "POST_REMOVAL_WATCH");

  private ExpectedCards() {}

  /** For each card, in any order, a text that stands in its detail or summary. */
  static List<String> of(Vignette vignette, HookService service) {
    return switch (service) {
      case MONITORING -> monitoring(vignette.expect().r3());
      case ORDER_REVIEW, PATIENT_REVIEW -> review(vignette.expect());
      case ORDER_ADVICE ->
          // Without a device among the selected orders there is nothing to say about them.
          VignetteRecord.of(vignette).draftOrders().isEmpty()
              ? List.of()
              : review(vignette.expect());
      case ENCOUNTER_START ->
          Stream.concat(
                  review(vignette.expect()).stream(), monitoring(vignette.expect().r3()).stream())
              .toList();
    };
  }

  private static List<String> review(Expectation expected) {
    List<String> texts = new ArrayList<>();
    if (expected.r1().equals("SHOW")) {
      texts.add(R1);
    }
    if (expected.r2().startsWith("PROFILE")) {
      texts.add("Features named by the task force from low-certainty subgroup data");
    }
    if (expected.r2().equals("HELD_SETTING")) {
      texts.add("Care without it can be good care");
    }
    if (expected.r1().equals("CANNOT_DETERMINE") || expected.r2().equals("CANNOT_DETERMINE")) {
      texts.add("cannot be determined whether the guideline applies");
    }
    return texts;
  }

  private static List<String> monitoring(Expectation.Monitoring expected) {
    if (!UNDER_WAY.contains(expected.state())) {
      return List.of();
    }
    if (!expected.alarm().isEmpty()) {
      return List.of("act now");
    }
    if (!expected.overdue().isEmpty()) {
      return List.of("overdue: ");
    }
    return List.of(
        expected.watch().isEmpty() ? "none overdue, no alarm on record" : "look again: ");
  }

  /** How sure an alarm, a reminder and a schedule look in an EHR. */
  static String indicator(Expectation.Monitoring expected) {
    if (!expected.alarm().isEmpty()) {
      return "critical";
    }
    return expected.overdue().isEmpty() && expected.watch().isEmpty() ? "info" : "warning";
  }
}
