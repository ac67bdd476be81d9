package org.mcsguideline.guide.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.cases.AnsweredVignette.Fact;
import org.mcsguideline.guide.cases.AnsweredVignette.GivenCard;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignettes;

class AnsweredVignettesTest {

  private static List<AnsweredVignette> all = List.of();

  @BeforeAll
  static void answersAll() {
    all = new AnsweredVignettes().of(GuideSources.of(Path.of("")));
    assertThat(all).hasSameSizeAs(Vignettes.all());
  }

  private static AnsweredVignette byId(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void everyVignetteIsAnsweredAsExpected() {
    assertThat(all).allMatch(AnsweredVignette::isAsExpected);
    assertThat(all).allSatisfy(one -> assertThat(one.answers()).hasSizeGreaterThan(7));
  }

  @Test
  void aCardThatSeveralServicesGiveStandsOnce() {
    AnsweredVignette answered = byId("V04");
    assertThat(answered.cards())
        .extracting(GivenCard::plan)
        .containsExactly("mcs-rec-routine-use", "mcs-rec-selected-use");
    assertThat(answered.cards().get(0).services()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
  }

  @Test
  void cardsAreThoseOfTheService() {
    assertThat(byId("V04").cards())
        .extracting(given -> given.card().summary())
        .containsExactlyElementsOf(
            Guideline.adviser()
                .advise(
                    Guideline.request(
                        HookRequestJson.of(Vignettes.byId("V04"), HookService.ORDER_REVIEW),
                        HookService.ORDER_REVIEW))
                .cards()
                .stream()
                .map(card -> card.summary())
                .toList());
  }

  @Test
  void whatIsNotOnRecordIsNamedAndNotTakenForAFact() {
    AnsweredVignette answered = byId("V06");
    assertThat(answered.notRecorded()).contains("GCS eye", "GCS verbal", "GCS motor");
    assertThat(answered.facts())
        .extracting(Fact::name)
        .contains("age in years")
        .doesNotContain("GCS eye");
  }
}
