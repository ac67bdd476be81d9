package org.mcsguideline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.patientdata.LocalCodes;
import org.mcsguideline.vignettes.Guideline;

/** The files that a site is told to begin with can be used. */
class ExampleSiteTest {

  private static final Path SITE = Path.of("src/examples/site");
  private static final KnowledgeBase KNOWLEDGE = Guideline.knowledge();

  @Test
  void theProfileChangesTwoChoices() {
    SiteProfile profile = SiteProfile.of(KNOWLEDGE, SITE.resolve("site-profile.json"));

    assertThat(ProfileDiff.lines(KNOWLEDGE, profile))
        .contains(
            "Lactate Maximum Age: 6 hours -> 4 hours",
            "Haemoglobin Interval Later: 12 hours -> 8 hours");
  }

  @Test
  void theMapsNameCodesAndUnits() {
    LocalCodes codes = SiteConceptMaps.read(SITE.resolve("concept-maps"), KNOWLEDGE);

    assertThat(codes.codes()).hasSize(3);
    assertThat(codes.units()).hasSize(5);
  }
}
