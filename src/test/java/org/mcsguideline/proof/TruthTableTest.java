package org.mcsguideline.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.proof.Truth.NO;
import static org.mcsguideline.proof.Truth.UNKNOWN;
import static org.mcsguideline.proof.Truth.YES;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every combination of what a rule is made from, in three values, against the tables of the
 * specification as they are written here (sections 3a to 3d).
 */
class TruthTableTest {

  private static final String CRITERIA = "McsCriteria";
  private static final String DEVICES = "McsDeviceFacts";
  private static final String ROUTINE = "McsRecRoutineUse";
  private static final String SELECTED = "McsRecSelectedUse";
  private static final String MONITORING = "McsRecMonitoring";
  private static final String RATIONALE = "Selection Rationale Was Recorded";
  private static final String CANNOT_SAY = "Say That It Cannot Be Determined";

  private static final boolean[] EITHER = {true, false};

  private final FixedDefines guideline = new FixedDefines();

  /** All combinations of a number of three-valued things. */
  private static List<List<Truth>> combinations(int number) {
    List<List<Truth>> all = List.of(List.of());
    for (int i = 0; i < number; i++) {
      List<List<Truth>> longer = new ArrayList<>();
      for (List<Truth> one : all) {
        for (Truth next : Truth.values()) {
          List<Truth> more = new ArrayList<>(one);
          boolean unused = more.add(next);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  @Test
  void thePopulationNeedsAllOfItsCriteria() {
    List<String> criteria =
        List.of(
            "Is Adult",
            "Had Recent Arrest",
            "Has Sustained Rosc",
            "Has Hypotension Or Support",
            "Has Hypoperfusion",
            "Has Cardiogenic Cause");
    List<List<Truth>> rows = combinations(criteria.size());
    for (List<Truth> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        guideline.set(CRITERIA, criteria.get(i), row.get(i));
      }
      Map<String, @Nullable Object> values =
          guideline.values(CRITERIA, "Population Now", "Has Cardiogenic Shock");
      Truth shock = row.get(3).and(row.get(4)).and(row.get(5));
      Truth population = row.get(0).and(row.get(1)).and(row.get(2)).and(shock);
      assertThat(Truth.of(values.get("Has Cardiogenic Shock"))).as("%s", row).isEqualTo(shock);
      assertThat(Truth.of(values.get("Population Now"))).as("%s", row).isEqualTo(population);
    }
    assertThat(rows).hasSize(729);
  }

  @Test
  void hypoperfusionNeedsAnyOfItsSigns() {
    List<List<Truth>> rows = combinations(3);
    for (List<Truth> row : rows) {
      guideline
          .set("McsPatientFacts", "Lactate Is High", row.get(0))
          .set("McsPatientFacts", "Skin Is Cold Or Clammy", row.get(1))
          .set("McsPatientFacts", "Urine Output Is Low", row.get(2));
      assertThat(Truth.of(guideline.values(CRITERIA, "Has Hypoperfusion").get("Has Hypoperfusion")))
          .as("%s", row)
          .isEqualTo(row.get(0).or(row.get(1)).or(row.get(2)));
    }
    assertThat(rows).hasSize(27);
  }

  /** Low, lasting, support. A pressure is always needed; low without support has to last. */
  @Test
  void hypotensionOrSupportFollowsItsTable() {
    for (List<Truth> row : combinations(3)) {
      Truth low = row.get(0);
      guideline
          .set("McsPatientFacts", "Systolic Pressure Is Low", low)
          .set("McsPatientFacts", "Low Pressure Lasted", row.get(1))
          .set("McsPatientFacts", "Circulatory Support", row.get(2));
      Truth expected = UNKNOWN;
      if (low != UNKNOWN && (row.get(2) == YES || (low == YES && row.get(1) == YES))) {
        expected = YES;
      } else if (low == NO && row.get(2) == NO) {
        expected = NO;
      }
      assertThat(
              Truth.of(
                  guideline
                      .values(CRITERIA, "Has Hypotension Or Support")
                      .get("Has Hypotension Or Support")))
          .as("%s", row)
          .isEqualTo(expected);
    }
  }

  @Test
  void routineUseFollowsItsTable() {
    int rows = 0;
    for (List<Truth> row : combinations(2)) {
      for (boolean rationale : EITHER) {
        for (boolean resuscitation : EITHER) {
          for (boolean suspected : EITHER) {
            guideline
                .set(CRITERIA, "Is In Population", row.get(0))
                .set(CRITERIA, "Mcs Is Planned", row.get(1))
                .set("McsPatientFacts", RATIONALE, Truth.of(rationale))
                .set(CRITERIA, "Resuscitation Is Under Way", Truth.of(resuscitation))
                .set(CRITERIA, "Episode Is Suspected", Truth.of(suspected));
            Map<String, @Nullable Object> values =
                guideline.values(ROUTINE, "Outcome", "Show Recommendation", CANNOT_SAY);
            String expected = routineUse(row.get(0), row.get(1), rationale);
            assertThat(values)
                .as("%s %s", row, rationale)
                .containsEntry("Outcome", expected)
                .containsEntry("Show Recommendation", expected.equals("SHOW") && !resuscitation)
                .containsEntry(
                    CANNOT_SAY, expected.equals("CANNOT_DETERMINE") && suspected && !resuscitation);
            rows++;
          }
        }
      }
    }
    assertThat(rows).isEqualTo(72);
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
    for (List<Truth> row : combinations(2)) {
      for (String goals : List.of("EXCLUDED", "FULL", "UNCLEAR")) {
        for (String setting : List.of("YES", "NO", "UNKNOWN")) {
          for (boolean resuscitation : EITHER) {
            guideline
                .set(CRITERIA, "Is In Population", row.get(0))
                .set(CRITERIA, "Mcs Is Planned", row.get(1))
                .set(CRITERIA, "Episode Is Suspected", YES)
                .set(CRITERIA, "Resuscitation Is Under Way", Truth.of(resuscitation))
                .set(SELECTED, "Goals", goals)
                .set(SELECTED, "Setting", setting);
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
        String expected;
        if (inPlace) {
          expected = population == NO ? "OUT_OF_SCOPE" : "ACTIVE";
        } else if (removed) {
          expected = population == NO ? "NOT_ACTIVE" : "POST_REMOVAL_WATCH";
        } else if (!readable || open) {
          expected = "CANNOT_DETERMINE";
        } else {
          expected = durable ? "OUT_OF_SCOPE" : "NOT_ACTIVE";
        }
        assertThat(guideline.values(MONITORING, "Outcome").get("Outcome"))
            .as("%s %s", population, bits)
            .isEqualTo(expected);
        rows++;
      }
    }
    assertThat(rows).isEqualTo(96);
  }

  /** Confirmed once, true until the course ends or a fact is corrected; recovery ends nothing. */
  @Test
  void latchingFollowsItsTable() {
    int rows = 0;
    for (List<Truth> row : combinations(4)) {
      for (boolean unrecorded : EITHER) {
        Truth now = row.get(0);
        Truth monitored = row.get(1);
        Truth latched = row.get(2);
        Truth corrected = row.get(3);
        for (boolean course : EITHER) {
          guideline
              .set(CRITERIA, "Population Now", now)
              .set(CRITERIA, "Is In Population For Monitoring", monitored)
              .set(CRITERIA, "Population Is Latched", latched)
              .set(CRITERIA, "Population Was Corrected", corrected)
              .set(CRITERIA, "Device Course Is Under Way", Truth.of(course))
              .set(CRITERIA, "Device Is Not On Record", Truth.of(unrecorded));
          Truth expected = now;
          if (latched == YES) {
            expected = YES;
          } else if (now == NO
              && ((course && monitored == UNKNOWN) || (unrecorded && corrected == NO))) {
            expected = UNKNOWN;
          }
          assertThat(
                  Truth.of(guideline.values(CRITERIA, "Is In Population").get("Is In Population")))
              .as("%s %s %s", row, unrecorded, course)
              .isEqualTo(expected);
          rows++;
        }
      }
    }
    assertThat(rows).isEqualTo(324);
  }
}
