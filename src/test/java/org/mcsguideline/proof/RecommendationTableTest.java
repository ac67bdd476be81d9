package org.mcsguideline.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.proof.Truth.NO;
import static org.mcsguideline.proof.Truth.UNKNOWN;
import static org.mcsguideline.proof.Truth.YES;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every combination of population, plan, goals, setting and devices against the tables of R1, R2
 * and R3 (specification 3b to 3d), which are written here anew.
 */
class RecommendationTableTest {

  private static final String CRITERIA = "McsCriteria";
  private static final String DEVICES = "McsDeviceFacts";
  private static final String ROUTINE = "McsRecRoutineUse";
  private static final String SELECTED = "McsRecSelectedUse";
  private static final String OUTCOME = "McsSelectionOutcome";
  private static final String MONITORING = "McsRecMonitoring";
  private static final String RATIONALE = "Selection Rationale Was Recorded";
  private static final String CANNOT_SAY = "Say That It Cannot Be Determined";

  private static final boolean[] EITHER = {true, false};

  private final FixedDefines guideline = new FixedDefines();

  @Test
  void routineUseFollowsItsTable() {
    int rows = 0;
    for (List<Truth> row : Truth.combinations(2)) {
      for (boolean rationale : EITHER) {
        for (boolean resuscitation : EITHER) {
          for (boolean suspected : EITHER) {
            guideline
                .set(CRITERIA, "Is In Population", row.get(0))
                .set(CRITERIA, "Mcs Is Planned", row.get(1))
                .set("McsPatientFacts", RATIONALE, Truth.of(rationale))
                .set(CRITERIA, "Resuscitation Is Under Way", Truth.of(resuscitation))
                .set(CRITERIA, "Episode Is Suspected", Truth.of(suspected));
            String expected = routineUse(row.get(0), row.get(1), rationale);
            checkRoutineUse(expected, suspected, resuscitation);
            rows++;
          }
        }
      }
    }
    assertThat(rows).isEqualTo(72);
  }

  private void checkRoutineUse(String expected, boolean suspected, boolean resuscitation) {
    assertThat(guideline.values(ROUTINE, "Outcome", "Show Recommendation", CANNOT_SAY))
        .containsEntry("Outcome", expected)
        .containsEntry("Show Recommendation", expected.equals("SHOW") && !resuscitation)
        .containsEntry(
            CANNOT_SAY, expected.equals("CANNOT_DETERMINE") && suspected && !resuscitation);
  }

  private static String routineUse(Truth population, Truth planned, boolean rationale) {
    if (population == NO) {
      return "NOT_APPLICABLE";
    } else if (planned == NO) {
      return "NOT_TRIGGERED";
    } else if (population == UNKNOWN || planned == UNKNOWN) {
      return "CANNOT_DETERMINE";
    }
    return rationale ? "NOT_TRIGGERED" : "SHOW";
  }

  @Test
  void selectedUseFollowsItsTable() {
    int rows = 0;
    for (List<Truth> row : Truth.combinations(2)) {
      for (String goals : List.of("EXCLUDED", "FULL", "UNCLEAR")) {
        for (String setting : List.of("YES", "NO", "UNKNOWN")) {
          for (boolean resuscitation : EITHER) {
            guideline
                .set(CRITERIA, "Is In Population", row.get(0))
                .set(CRITERIA, "Mcs Is Planned", row.get(1))
                .set(CRITERIA, "Episode Is Suspected", YES)
                .set(CRITERIA, "Resuscitation Is Under Way", Truth.of(resuscitation))
                .set(OUTCOME, "Goals", goals)
                .set(OUTCOME, "Setting", setting);
            checkSelectedUse(row.get(0), row.get(1), goals, setting, resuscitation);
            rows++;
          }
        }
      }
    }
    assertThat(rows).isEqualTo(162);
  }

  private void checkSelectedUse(
      Truth population, Truth planned, String goals, String setting, boolean resuscitation) {
    String expected = selectedUse(population, goals, setting);
    Map<String, @Nullable Object> values =
        guideline.values(
            SELECTED,
            "Outcome",
            "Offer Profile",
            "Say That Setting Holds It",
            "Say That Goals And Order Differ",
            CANNOT_SAY);
    assertThat(values.get("Outcome")).isEqualTo(expected);
    assertThat(shown(values, "Offer Profile"))
        .isEqualTo(expected.startsWith("PROFILE") && !resuscitation);
    assertThat(shown(values, "Say That Setting Holds It"))
        .isEqualTo(expected.equals("HELD_SETTING") && !resuscitation);
    assertThat(shown(values, "Say That Goals And Order Differ"))
        .isEqualTo(expected.equals("HELD_GOALS") && planned == YES && !resuscitation);
    assertThat(shown(values, CANNOT_SAY))
        .isEqualTo(expected.equals("CANNOT_DETERMINE") && planned == NO && !resuscitation);
  }

  /** A condition that is unknown shows nothing. */
  private static boolean shown(Map<String, @Nullable Object> values, String define) {
    return Objects.equals(values.get(define), true);
  }

  private static String selectedUse(Truth population, String goals, String setting) {
    if (population != YES) {
      return population == NO ? "NOT_APPLICABLE" : "CANNOT_DETERMINE";
    } else if (goals.equals("EXCLUDED")) {
      return "HELD_GOALS";
    } else if (setting.equals("NO")) {
      return "HELD_SETTING";
    }
    return "PROFILE"
        + (goals.equals("UNCLEAR") ? "+GOALS_UNCLEAR" : "")
        + (setting.equals("UNKNOWN") ? "+SETTING_UNKNOWN" : "");
  }

  @Test
  void monitoringFollowsItsTable() {
    int rows = 0;
    for (Truth population : Truth.values()) {
      for (int bits = 0; bits < 32; bits++) {
        boolean inPlace = (bits & 1) != 0;
        boolean removed = (bits & 2) != 0;
        boolean readable = (bits & 4) != 0;
        boolean open = (bits & 8) != 0;
        boolean durable = (bits & 16) != 0;
        guideline
            .set(CRITERIA, "Is In Population For Monitoring", population)
            .exists(DEVICES, "Temporary Devices In Place", inPlace)
            .exists(DEVICES, "Devices Removed Lately", removed)
            .set(DEVICES, "Device Data Are Available", Truth.of(readable))
            .set(DEVICES, "Ecmo Of Unknown Configuration Is In Place", Truth.of(open))
            .set(DEVICES, "Durable Device Is In Place", Truth.of(durable));
        String expected =
            inPlace || removed
                ? watched(inPlace, population)
                : !readable || open ? "CANNOT_DETERMINE" : durable ? "OUT_OF_SCOPE" : "NOT_ACTIVE";
        assertThat(guideline.values(MONITORING, "Outcome").get("Outcome"))
            .as("%s %s", population, bits)
            .isEqualTo(expected);
        rows++;
      }
    }
    assertThat(rows).isEqualTo(96);
  }

  private static String watched(boolean inPlace, Truth population) {
    if (inPlace) {
      return population == NO ? "OUT_OF_SCOPE" : "ACTIVE";
    }
    return population == NO ? "NOT_ACTIVE" : "POST_REMOVAL_WATCH";
  }
}
