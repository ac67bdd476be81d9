package org.mcsguideline.vignettes;

import java.util.stream.Stream;

/** Lines whose words carry a state or a number; a row of a table could not hold their marks. */
final class WordingCases implements CaseSource {

  private static final String VALUES =
      "creatinine 0.8 mg/dL; lowest before 0.8 mg/dL; urine 1 mL/kg/h over 6 h";

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        words(
            "kidneys without injury have no stage",
            "V34",
            "",
            "McsMonitoringItems:Kidney Findings",
            VALUES),
        words(
            "renal replacement is the highest stage",
            "V34",
            "+local|renal-replacement-started yes @0.5",
            "McsMonitoringItems:Kidney Findings",
            VALUES + "; renal replacement therapy started; KDIGO stage 3"),
        words(
            "an unchanged SOFA is known",
            "V34",
            "",
            "McsMonitoringItems:Sepsis Findings",
            "No sign of infection; change of SOFA 0"),
        words(
            "a list stands under its heading",
            "V04",
            "mcs_order=none;setting=no",
            "McsRecSelectedUse:Held Setting In Words",
            "As recorded:\n\n- every device: cannot be used here now (30 min ago,"
                + " Observation/v04-setting)"),
        words(
            "a limit on resuscitation leaves the goals open",
            "V04",
            "+diagnosis sct|304253006 @2",
            "McsSelectionOutcome:Missing Goals",
            "Goals of care: a limit on resuscitation is recorded, it does not say whether"
                + " mechanical support is refused (60 min ago, Observation/v04-goals)"));
  }

  private static Case words(
      String name, String vignette, String change, String define, String expected) {
    return Case.of("words: " + name, CaseRequest.of(vignette, change), define, expected);
  }
}
