package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The vignettes through HTTP, as an EHR would send them. */
class VignetteHookIT {

  static Stream<Arguments> all() {
    return VignetteServiceTest.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void givesTheExpectedCards(Vignette vignette, HookService service) {
    JsonNode cards = cards(service, HookRequestJson.of(vignette, service).toString());
    List<String> expected = ExpectedCards.of(vignette, service);
    assertThat(cards).as("cards of %s", service.id()).hasSize(expected.size());
    assertThat(expected).allSatisfy(text -> assertThat(cards).anyMatch(card -> says(card, text)));
  }

  @Test
  void theExampleOfTheReadmeGivesTheSentenceOfTheSource() throws IOException {
    String example = Files.readString(Path.of("src/examples/order-sign.json"));
    JsonNode cards = cards(HookService.ORDER_REVIEW, example);
    assertThat(cards).hasSize(2);
    assertThat(cards.path(0).path("detail").asText()).contains(ExpectedCards.R1 + ".");
    assertThat(cards.path(1).path("detail").asText()).contains(ExpectedCards.R2 + ".");
  }

  @Test
  void theOtherExamplesGiveCards() throws IOException {
    String view = Files.readString(Path.of("src/examples/patient-view.json"));
    assertThat(cards(HookService.PATIENT_REVIEW, view)).isNotEmpty();
    String monitoring = Files.readString(Path.of("src/examples/monitoring.json"));
    assertThat(cards(HookService.MONITORING, monitoring).path(0).path("detail").asText())
        .contains(ExpectedCards.R3);
  }

  @Test
  void dataThatCouldNotBeReadAreNamedAndLeaveTheDeviceUnknown() {
    ObjectNode request = HookRequestJson.of(Vignettes.byId("V34"), HookService.MONITORING);
    ((ObjectNode) request.path("prefetch")).remove("procedures");
    JsonNode cards = cards(HookService.MONITORING, request.toString());
    assertThat(cards).hasSize(1);
    assertThat(cards.path(0).path("summary").asText())
        .contains("cannot be determined whether a device is in place");
    assertThat(cards.path(0).path("detail").asText()).contains("procedures");
  }

  @Test
  @Tag("ch-17")
  void whileAnOrderIsWrittenOnlyTheSelectedDraftsCount() {
    ObjectNode device = HookRequestJson.of(Vignettes.byId("V04"), HookService.ORDER_ADVICE);
    String other = HookRequestJson.addOtherDraft((ObjectNode) device.path("context"), "drug");
    assertThat(cards(HookService.ORDER_ADVICE, device.toString())).hasSize(2);

    ((ObjectNode) device.path("context")).putArray("selections").add("MedicationRequest/" + other);
    assertThat(cards(HookService.ORDER_ADVICE, device.toString())).isEmpty();
  }

  @Test
  @Tag("T-WRONG-PATIENT")
  void aDraftOfAnotherPatientIsRefusedEvenIfItIsNotSelected() {
    ObjectNode device = HookRequestJson.of(Vignettes.byId("V04"), HookService.ORDER_ADVICE);
    String drug = HookRequestJson.addOtherDraft((ObjectNode) device.path("context"), "drug");
    assertThat(drug).isEqualTo("drug");
    ((ObjectNode) device.at("/context/draftOrders/entry/1/resource/subject"))
        .put("reference", "Patient/another");
    assertThat(
            RunningServer.get().post("/cds-services/mcs-order-advice", device.toString()).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(HookService.class)
  @Tag("T-SAFETY")
  void theUnknownPopulationIsNamedAndTheFalseOneIsSilent(HookService service) {
    Vignette unknown = Vignettes.byId("V23");
    JsonNode cards = cards(service, HookRequestJson.of(unknown, service).toString());
    if (service == HookService.MONITORING) {
      assertThat(cards).hasSize(ExpectedCards.of(unknown, service).size());
    } else {
      assertThat(cards).anyMatch(card -> says(card, "cannot be determined"));
    }
    assertThat(cards(service, HookRequestJson.of(Vignettes.byId("V18"), service).toString()))
        .isEmpty();
  }

  @Test
  void withoutThePatientThereIsNoAdvice() {
    ObjectNode request = HookRequestJson.of(Vignettes.byId("V04"), HookService.ORDER_REVIEW);
    ((ObjectNode) request.path("prefetch")).remove("patient");
    RunningServer.Answer answer =
        RunningServer.get().post("/cds-services/mcs-order-review", request.toString());
    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(answer.body()).contains("patient");
  }

  private static JsonNode cards(HookService service, String request) {
    RunningServer.Answer answer =
        RunningServer.get().post("/cds-services/" + service.id(), request);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("cards");
  }

  private static boolean says(JsonNode card, String text) {
    return card.path("summary").asText().contains(text)
        || card.path("detail").asText().contains(text);
  }
}
