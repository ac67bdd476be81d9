package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How lists and paragraphs of a rationale are put together. */
class RationaleTextTest {

  private static String rationale(String vignette, String change) {
    return String.valueOf(
        Guideline.value(CaseRequest.of(vignette, change), "McsRecSelectedUse", "Rationale"));
  }

  @Test
  void aListWithNothingInItHasNoHeading() {
    assertThat(rationale("V04", ""))
        .contains("Goals and setting as recorded:\n\n- Goals of care: ")
        .doesNotContain("To be clarified");
  }

  @Test
  void aTextThatIsMissingInAListLeavesNoLine() {
    assertThat(rationale("V04", "goals=missing"))
        .startsWith("To be clarified:\n\n- Goals of care with regard to mechanical support\n\n")
        .contains(
            "Goals and setting as recorded:\n\n- Micro-axial flow pump: can be used here now");
  }

  @Test
  void linesAndParagraphsAreApart() {
    assertThat(rationale("V04", ""))
        .contains("Population as recorded:\n\n- Adult at the time of arrest: MET\n- Cardiac arrest")
        .doesNotContain("\n\n\n")
        .doesNotContain("- \n");
  }
}
