package org.mcsguideline.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.temperature;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mcsguideline.patientdata.CodeKey;
import org.mcsguideline.patientdata.LocalCodes;
import org.mcsguideline.tiny.TinyGuideline;

class CoverageReportTest {

  private static final String LOCAL =
      "{'resourceType':'Observation','code':{'coding':[{'system':'http://ward','code':'T',"
          + "'display':'Temperature, body'}]},'note':[{'text':'Body temperature of Mr Secret'}],"
          + "'valueCodeableConcept':{'text':'Secret'}}";

  private static CoverageReport report(String... resources) {
    CoverageReport report =
        new CoverageReport(TinyGuideline.knowledge().concepts(), UnaryOperator.identity());
    report.read(json(bundle(resources)));
    return report;
  }

  @Test
  void countsTheResourcesThatShowAConcept() {
    assertThat(
            report(PATIENT, temperature("o1", "p1", "39"), temperature("o2", "p1", "38")).lines())
        .contains("3 resources; 2 of 2 concepts shown.", "  Body temperature: 2");
  }

  @Test
  void namesWhatIsCalledLikeAMissingConcept() {
    assertThat(report(PATIENT, LOCAL, LOCAL).lines())
        .contains(
            "3 resources; 0 of 2 concepts shown.", "      Temperature, body [http://ward|T]: 2");
  }

  @Test
  void repeatsNoNoteAndNoFreeAnswer() {
    assertThat(String.join("\n", report(PATIENT, LOCAL).lines())).doesNotContain("Secret", "Mr ");
  }

  @Test
  void namesUnitsOutsideUcum() {
    String fahrenheit =
        temperature("o1", "p1", "101")
            .replace("'system':'http://unitsofmeasure.org','code':'Cel'", "'code':'F'")
            .replace("'unit':'Cel'", "'unit':'grad F'");

    assertThat(report(fahrenheit).lines()).contains("  grad F (code F): 1");
  }

  @Test
  void countsWhatTheSiteHasMapped() {
    LocalCodes codes =
        new LocalCodes(
            Map.of(
                new CodeKey("http://ward", "T"),
                new LocalCodes.Meaning("http://loinc.org", "8310-5", "Body temperature")),
            Map.of());
    CoverageReport report =
        new CoverageReport(TinyGuideline.knowledge().concepts(), codes::translated);
    report.read(json(LOCAL));

    assertThat(report.lines()).contains("1 resources; 2 of 2 concepts shown.");
  }
}
