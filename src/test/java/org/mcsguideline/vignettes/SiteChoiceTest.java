package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.card.Card;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.TimeUnitName;
import org.mcsguideline.site.SiteProfile;

/** A site's choices reach the CQL. */
class SiteChoiceTest {

  @TempDir private Path folder;

  private Adviser site(String... parameters) throws IOException {
    String json = "{'resourceType':'Parameters','parameter':[%s]}";
    Path file =
        Files.writeString(
            folder.resolve("site.json"),
            json.formatted(String.join(",", parameters)).replace('\'', '"'));
    KnowledgeBase knowledge = Guideline.knowledge();
    SiteProfile profile = SiteProfile.of(knowledge, file);
    return Guideline.adviser(knowledge.withSite(profile.choices(), profile.hash()));
  }

  private static List<Card> cards(Adviser adviser, Vignette vignette, HookService service) {
    return adviser
        .advise(Guideline.request(HookRequestJson.of(vignette, service), service))
        .cards();
  }

  private static String quantity(DeclaredParameter parameter) {
    Amount amount = (Amount) Objects.requireNonNull(parameter.standard());
    String code = TimeUnitName.ofCql(amount.unit()).map(TimeUnitName::ucum).orElse(amount.unit());
    return quantity(parameter.name(), amount.value().toPlainString(), code);
  }

  private static String quantity(String name, String value, String code) {
    return ("{'name':'%s','valueQuantity':{'value':%s,'system':'http://unitsofmeasure.org',"
            + "'code':'%s'}}")
        .formatted(name, value, code);
  }

  @Test
  void aShorterTimeEndsTheEpisodeEarlier() throws IOException {
    Vignette vignette = Vignettes.byId("V04");

    assertThat(cards(Guideline.adviser(), vignette, HookService.ORDER_REVIEW)).isNotEmpty();
    assertThat(
            cards(
                site(quantity("Arrest Look-Back", "60", "min")),
                vignette,
                HookService.ORDER_REVIEW))
        .isEmpty();
  }

  /** Units that a profile must name in UCUM and CQL in words would end or void the evaluation. */
  @Test
  void aProfileOfAllDefaultsChangesNoAnswer() throws IOException {
    Adviser repeated =
        site(
            Guideline.knowledge().parameters().stream()
                .filter(parameter -> parameter.standard() instanceof Amount)
                .map(SiteChoiceTest::quantity)
                .toArray(String[]::new));
    for (Vignette vignette : Vignettes.all()) {
      for (HookService service : HookService.values()) {
        assertThat(cards(repeated, vignette, service))
            .as("%s %s", vignette, service)
            .isEqualTo(cards(Guideline.adviser(), vignette, service));
      }
    }
  }

  @Test
  void everyAnswerSaysOnWhatItRests() throws IOException {
    Adviser chosen = site(quantity("Lactate Limit", "4", "mmol/L"));

    assertThat(chosen.basis().siteProfileHash()).hasSize(64);
    assertThat(chosen.basis().knowledgeHash()).hasSize(64);
    assertThat(site(quantity("Lactate Limit", "5", "mmol/L")).basis()).isNotEqualTo(chosen.basis());
  }
}
