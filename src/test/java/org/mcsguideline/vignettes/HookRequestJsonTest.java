package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The request carries the whole record of its vignette in the shape of CDS Hooks 2.0.1. */
class HookRequestJsonTest {

  static Stream<Arguments> vignettesAndServices() {
    assertThat(Vignettes.all()).hasSize(46);
    return Vignettes.all().stream()
        .flatMap(
            vignette ->
                Stream.of(HookService.values()).map(service -> Arguments.of(vignette, service)));
  }

  @ParameterizedTest
  @MethodSource("vignettesAndServices")
  void deliversEveryKeyAndEveryResourceOnce(Vignette vignette, HookService service) {
    ObjectNode request = HookRequestJson.of(vignette, service);

    assertThat(request.path("hook").asText()).isEqualTo(service.hook());
    assertThat(keys(request.path("prefetch")))
        .containsExactlyElementsOf(
            HookRequestJson.PREFETCH_KEYS.stream().filter(service::asksFor).toList());
    assertThat(deliveredIds(request.path("prefetch")))
        .containsExactlyInAnyOrderElementsOf(recordIds(vignette, service));
  }

  @ParameterizedTest
  @MethodSource("vignettesAndServices")
  void leavesNothingEmpty(Vignette vignette, HookService service) {
    ObjectNode request = HookRequestJson.of(vignette, service);

    assertThat(request.size()).isEqualTo(5);
    assertThat(emptyParts(request, "")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("vignettesAndServices")
  void isTheSameEveryTime(Vignette vignette, HookService service) {
    ObjectNode request = HookRequestJson.of(vignette, service);

    assertThat(UUID.fromString(request.path("hookInstance").asText())).isNotNull();
    assertThat(HookRequestJson.of(vignette, service)).isEqualTo(request);
  }

  @Test
  void carriesTheDraftOnlyInTheContextWhenSigning() {
    ObjectNode request = HookRequestJson.of(Vignettes.byId("V04"), HookService.ORDER_REVIEW);

    JsonNode draft = request.at("/context/draftOrders/entry/0/resource");
    assertThat(draft.path("status").asText()).isEqualTo("draft");
    assertThat(draft.at("/code/coding/0/code").asText()).isEqualTo("micro-axial-flow-pump");
    assertThat(request.at("/prefetch/orders").toString())
        .isEqualTo("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}");
  }

  @Test
  void carriesTheActiveOrderWhenTheChartIsOpened() {
    ObjectNode request = HookRequestJson.of(Vignettes.byId("V04"), HookService.PATIENT_REVIEW);

    assertThat(request.path("context").has("draftOrders")).isFalse();
    assertThat(request.at("/prefetch/orders/entry/0/resource/status").asText()).isEqualTo("active");
  }

  @Test
  void namesPatientEncounterAndDecisionTime() {
    ObjectNode request = HookRequestJson.of(Vignettes.byId("V21"), HookService.MONITORING);

    assertThat(request.path("context").toString())
        .isEqualTo(
            "{\"userId\":\"Practitioner/p1\",\"patientId\":\"v21\",\"encounterId\":\"v21-enc\"}");
    assertThat(request.at("/extension/org.mcsguideline.decision-time").asText())
        .isEqualTo("2024-03-01T10:00:00Z");
  }

  @Test
  void sortsObservationsIntoTheirKeys() {
    JsonNode prefetch =
        HookRequestJson.of(Vignettes.byId("V39"), HookService.MONITORING).path("prefetch");

    assertThat(ids(prefetch.path("vitals"))).contains("v39-sbp", "v39-urine-output");
    assertThat(ids(prefetch.path("labs")))
        .contains("v39-lactate", "v39-haemoglobin", "v39-creatinine-baseline");
    assertThat(ids(prefetch.path("assessments")))
        .contains("v39-gcs-eye", "v39-rosc", "v39-limb-check", "v39-population-confirmed")
        .doesNotContain("v39-sbp", "v39-lactate");
  }

  private static List<String> recordIds(Vignette vignette, HookService service) {
    VignetteRecord record = VignetteRecord.of(vignette);
    return (service.hasDrafts() ? record.resourcesBeforeSigning() : record.resources())
        .stream().map(Resource::getIdPart).toList();
  }

  private static List<String> deliveredIds(JsonNode prefetch) {
    List<String> delivered = new ArrayList<>();
    prefetch.forEach(part -> delivered.addAll(ids(part)));
    return delivered;
  }

  private static List<String> ids(JsonNode part) {
    if (!part.path("resourceType").asText().equals("Bundle")) {
      return List.of(part.path("id").asText());
    }
    List<String> ids = new ArrayList<>();
    part.path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
    assertThat(part.path("total").asInt()).isEqualTo(ids.size());
    return ids;
  }

  private static List<String> keys(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> emptyParts(JsonNode node, String path) {
    List<String> empty = new ArrayList<>();
    boolean emptyText = node.isTextual() && node.asText().isEmpty();
    if (node.isNull() || emptyText || (node.isContainerNode() && node.isEmpty())) {
      empty.add(path);
    }
    node.properties()
        .forEach(field -> empty.addAll(emptyParts(field.getValue(), path + "/" + field.getKey())));
    if (node.isArray()) {
      node.forEach(element -> empty.addAll(emptyParts(element, path + "/-")));
    }
    return empty;
  }
}
