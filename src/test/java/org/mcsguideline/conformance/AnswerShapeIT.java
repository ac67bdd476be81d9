package org.mcsguideline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.RunningServer;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/** Answers over HTTP have the shape that CDS Hooks asks for, whatever they say. */
class AnswerShapeIT {

  @ParameterizedTest
  @EnumSource
  @Tag("ch-2")
  @Tag("ch-3")
  @Tag("ch-32")
  @Tag("ch-34")
  @Tag("ch-35")
  @Tag("ch-36")
  @Tag("ch-37")
  @Tag("ch-38")
  @Tag("ch-39")
  @Tag("ch-40")
  @Tag("ch-41")
  @Tag("ch-42")
  @Tag("ch-43")
  @Tag("ch-45")
  @Tag("ch-46")
  @Tag("ch-48")
  void everyAnswerOfAServiceIsWellFormed(HookService service) {
    int cards = 0;
    for (Vignette vignette : Vignettes.all()) {
      RunningServer.Answer answer =
          RunningServer.get()
              .post(
                  "/cds-services/" + service.id(),
                  HookRequestJson.of(vignette, service).toString());
      assertThat(answer.status()).as("%s", vignette).isEqualTo(200);
      assertThat(ResponseRules.broken(answer.json())).as("%s", vignette).isEmpty();
      cards += answer.json().path("cards").size();
    }
    assertThat(cards).as("cards seen").isGreaterThan(10);
  }

  @Test
  @Tag("ch-12")
  void noCardUsesWhatAClientMayNotKnow() {
    for (Vignette vignette : Vignettes.all()) {
      assertThat(
              RunningServer.get()
                  .post(
                      "/cds-services/" + HookService.PATIENT_REVIEW.id(),
                      HookRequestJson.of(vignette, HookService.PATIENT_REVIEW).toString())
                  .body())
          .doesNotContain("actionSelectionBehavior");
    }
  }
}
