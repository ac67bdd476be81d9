package org.mcsguideline.server.store.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.junit.jupiter.api.Test;
import org.opencds.cqf.fhir.cr.measure.constant.MeasureConstants;

/** Scores of a report, and how sure they are. */
class ScoreReadingTest {

  private static final String INTERVAL =
      "http://example.org/guide/StructureDefinition/mcs-confidence-interval";

  private static Measure measure(String scoring) {
    Measure measure = new Measure();
    measure.setUrl("http://example.org/guide/Measure/m");
    Measure.MeasureGroupComponent group = measure.addGroup();
    group.setId("g");
    group.addExtension(
        MeasureConstants.CQFM_SCORING_EXT_URL,
        new CodeableConcept().addCoding(new Coding().setCode(scoring)));
    group.addExtension(MeasureConstants.POPULATION_BASIS_URL, new CodeType("boolean"));
    return measure;
  }

  private static MeasureReport report(int numerator, int denominator) {
    MeasureReport report = new MeasureReport();
    MeasureReportGroupComponent group = report.addGroup();
    group.setId("g");
    group.addPopulation().setCode(code("numerator")).setCount(numerator);
    group.addPopulation().setCode(code("denominator")).setCount(denominator);
    StratifierGroupComponent stratum = group.addStratifier().addStratum();
    stratum.addPopulation().setCode(code("numerator")).setCount(numerator);
    stratum.addPopulation().setCode(code("denominator")).setCount(denominator);
    // As the library leaves it where less is better.
    Quantity unused = group.getMeasureScore().setValue(0.4);
    return report;
  }

  private static CodeableConcept code(String population) {
    return new CodeableConcept().addCoding(new Coding().setCode(population));
  }

  private static Quantity score(String scoring, int numerator, int denominator) {
    return ScoreReading.of(measure(scoring))
        .read(report(numerator, denominator))
        .getGroupFirstRep()
        .getMeasureScore();
  }

  private static String interval(Quantity score) {
    Range range = (Range) score.getExtensionByUrl(INTERVAL).getValue();
    return range.getLow().getValue() + " to " + range.getHigh().getValue();
  }

  @Test
  void aProportionIsNumeratorOfDenominatorWithWilsonsLimits() {
    Quantity score = score("proportion", 2, 3);
    assertThat(score.getValue()).isEqualByComparingTo(String.valueOf(2 / 3.0));
    assertThat(interval(score)).isEqualTo("0.2077 to 0.9385");
    assertThat(interval(score("proportion", 0, 10))).isEqualTo("0.0 to 0.2775");
  }

  @Test
  void aRateHasTheExactLimitsOfItsCount() {
    Quantity score = score("ratio", 2, 10);
    assertThat(score.getValue()).isEqualByComparingTo("0.2");
    assertThat(interval(score)).isEqualTo("0.0242 to 0.7225");
    assertThat(interval(score("ratio", 0, 7))).isEqualTo("0.0 to 0.527");
  }

  @Test
  void aStratumIsReadAsItsGroup() {
    Quantity stratum =
        ScoreReading.of(measure("proportion"))
            .read(report(1, 4))
            .getGroupFirstRep()
            .getStratifierFirstRep()
            .getStratumFirstRep()
            .getMeasureScore();
    assertThat(stratum.getValue()).isEqualByComparingTo("0.25");
    assertThat(stratum.hasExtension(INTERVAL)).isTrue();
  }

  @Test
  void nothingIsSaidOfNobody() {
    assertThat(score("proportion", 0, 0).hasExtension(INTERVAL)).isFalse();
  }

  @Test
  void whatIsNoQuotientStaysAsItIs() {
    Quantity score = score("continuous-variable", 2, 3);
    assertThat(score.getValue()).isEqualByComparingTo("0.4");
    assertThat(score.hasExtension(INTERVAL)).isFalse();
  }
}
