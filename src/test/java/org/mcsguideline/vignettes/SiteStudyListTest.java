package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mcsguideline.knowledge.KnowledgeIncomplete;

/** Which research studies a site may list; anything else stops the start. */
class SiteStudyListTest {

  private static final String LIST = "Trials Confirmed Recruiting";
  private static final String ANCHOR = "NCT04184635";

  /** In the source, and no register that could be read has it. */
  private static final String WITHOUT_STATE = "NCT04989777";

  /** Completed, terminated, stopped, closed or without shock. */
  private static final List<String> CLOSED =
      List.of(
          "NCT01633502",
          "NCT05506449",
          "NCT03431467",
          "NCT05642273",
          "NCT03947619",
          "NCT04562272",
          "NCT04369573");

  private static final List<String> UNUSABLE =
      List.of(ANCHOR, ANCHOR + "|", ANCHOR + "|last week", ANCHOR + "|2024-13-01", "|2024-02-19");

  @Test
  void aClosedStudyStopsTheStart() {
    assertThatThrownBy(() -> listing("2024-02-19", CLOSED))
        .isInstanceOf(KnowledgeIncomplete.class)
        .satisfies(
            refused ->
                assertThat(CLOSED)
                    .allSatisfy(
                        number ->
                            assertThat(refused)
                                .hasMessageContaining(
                                    LIST
                                        + ": the research study "
                                        + number
                                        + " is closed, not about shock, or without a known"
                                        + " state")));
  }

  @Test
  void anEntryThatCannotBeUsedStopsTheStart() {
    SiteProfile profile =
        SiteProfile.standard()
            .with(LIST, "String", "NCT99999999|2024-02-19")
            .with(LIST, "String", WITHOUT_STATE + "|2024-02-19");
    for (String entry : UNUSABLE) {
      profile = profile.with(LIST, "String", entry);
    }
    SiteProfile unusable = profile;
    assertThatThrownBy(unusable::open)
        .isInstanceOf(KnowledgeIncomplete.class)
        .satisfies(
            refused ->
                assertThat(UNUSABLE)
                    .allSatisfy(
                        entry ->
                            assertThat(refused)
                                .hasMessageContaining(LIST + ": \"" + entry + "\" is not")))
        .hasMessageContaining("no research study of known state with the number NCT99999999")
        .hasMessageContaining("no research study of known state with the number " + WITHOUT_STATE);
  }

  @Test
  void everyStudyOfKnownStateIsThereOnce() {
    assertThat(Guideline.knowledge().readByLogic().get("ResearchStudy"))
        .filteredOn(study -> study.contains("clinicaltrials.gov"))
        .hasSize(12)
        .doesNotHaveDuplicates()
        .allSatisfy(study -> assertThat(study).contains("\"note\""));
  }

  private static SiteProfile.Site listing(String confirmed, List<String> numbers) {
    SiteProfile profile = SiteProfile.standard();
    for (String number : numbers) {
      profile = profile.with(LIST, "String", number + "|" + confirmed);
    }
    return profile.open();
  }
}
