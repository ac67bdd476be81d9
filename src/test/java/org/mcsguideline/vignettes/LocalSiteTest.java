package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.card.Card;
import org.mcsguideline.site.SiteConceptMaps;

/** The vignettes at a hospital with codes and units of its own. */
class LocalSiteTest {

  private static final Map<String, ObjectNode> LOCAL = new HashMap<>();
  private static final LocalSite SITE = new LocalSite();

  @TempDir private Path folder;

  @BeforeAll
  static void localise() {
    for (Vignette vignette : Vignettes.all()) {
      for (HookService service : HookService.values()) {
        LOCAL.put(key(vignette, service), SITE.localised(HookRequestJson.of(vignette, service)));
      }
    }
    assertThat(SITE.replaced()).isGreaterThan(1000);
  }

  private static String key(Vignette vignette, HookService service) {
    return vignette.id() + service.id();
  }

  private Adviser mapped(String equivalence) {
    return Guideline.adviser(
        SiteConceptMaps.read(SITE.writeMaps(folder, equivalence), Guideline.knowledge())
            ::translated);
  }

  private static List<Card> cards(Adviser adviser, Vignette vignette, HookService service) {
    ObjectNode request = Objects.requireNonNull(LOCAL.get(key(vignette, service)));
    return adviser.advise(Guideline.request(request, service)).cards();
  }

  @ParameterizedTest
  @EnumSource(HookService.class)
  void mapsGiveTheAnswersOfTheGuidelinesOwnCodes(HookService service) {
    Adviser mapped = mapped("equivalent");

    assertThat(Vignettes.all()).hasSizeGreaterThan(40);
    for (Vignette vignette : Vignettes.all()) {
      List<Card> own =
          Guideline.adviser()
              .advise(Guideline.request(HookRequestJson.of(vignette, service), service))
              .cards();
      assertThat(cards(mapped, vignette, service)).as(vignette.toString()).isEqualTo(own);
    }
  }

  @ParameterizedTest
  @EnumSource(HookService.class)
  void mapsThatDoNotMeanTheSameChangeNothing(HookService service) {
    Adviser mapped = mapped("wider");
    for (Vignette vignette : Vignettes.all()) {
      assertThat(cards(mapped, vignette, service))
          .as(vignette.toString())
          .isEqualTo(cards(Guideline.adviser(), vignette, service));
    }
  }

  /** What somebody looked for and did not find does not come back through a map. */
  @ParameterizedTest
  @EnumSource(HookService.class)
  void mapsKeepTheRefutedRefutedAndTheErroneousErroneous(HookService service) {
    Adviser mapped = mapped("equal");
    int silenced = 0;
    for (Vignette vignette : Vignettes.all()) {
      ObjectNode own = denied(HookRequestJson.of(vignette, service));
      ObjectNode local = SITE.localised(own);
      List<Card> cards = Guideline.adviser().advise(Guideline.request(own, service)).cards();
      assertThat(mapped.advise(Guideline.request(local, service)).cards())
          .as(vignette.toString())
          .isEqualTo(cards);
      boolean differs = !cards.equals(cards(mapped, vignette, service));
      silenced += differs ? 1 : 0;
    }
    assertThat(silenced).as("vignettes that this changes").isPositive();
  }

  /** Every condition refuted, every other observation entered in error. */
  private static ObjectNode denied(ObjectNode request) {
    int observations = 0;
    for (JsonNode bundle : request.path("prefetch")) {
      for (JsonNode entry : bundle.path("entry")) {
        ObjectNode resource = (ObjectNode) entry.path("resource");
        if (resource.path("resourceType").asText().equals("Condition")) {
          resource
              .putObject("verificationStatus")
              .putArray("coding")
              .addObject()
              .put("system", "http://terminology.hl7.org/CodeSystem/condition-ver-status")
              .put("code", "refuted");
        } else if (resource.path("resourceType").asText().equals("Observation")
            && observations++ % 2 == 0) {
          resource.put("status", "entered-in-error");
        }
      }
    }
    return request;
  }

  /** Otherwise the other tests would show nothing. */
  @Test
  void withoutMapsTheGuidelineKnowsNothingOfTheArrest() {
    Vignette vignette = Vignettes.byId("V04");

    assertThat(cards(mapped("equivalent"), vignette, HookService.ORDER_REVIEW)).isNotEmpty();
    assertThat(cards(Guideline.adviser(), vignette, HookService.ORDER_REVIEW)).isEmpty();
  }
}
