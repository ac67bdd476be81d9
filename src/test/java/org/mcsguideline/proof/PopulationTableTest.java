package org.mcsguideline.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.proof.Truth.NO;
import static org.mcsguideline.proof.Truth.UNKNOWN;
import static org.mcsguideline.proof.Truth.YES;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every combination of the criteria of the population, in three values, against the rules of the
 * specification (3a), which are written here anew.
 */
class PopulationTableTest {

  private static final String CRITERIA = "McsCriteria";

  private static final boolean[] EITHER = {true, false};

  private final FixedDefines guideline = new FixedDefines();

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
    List<List<Truth>> rows = Truth.combinations(criteria.size());
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
    List<List<Truth>> rows = Truth.combinations(3);
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
    for (List<Truth> row : Truth.combinations(3)) {
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

  /** Confirmed once, true until the course ends or a fact is corrected; recovery ends nothing. */
  @Test
  void latchingFollowsItsTable() {
    int rows = 0;
    for (List<Truth> row : Truth.combinations(4)) {
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
