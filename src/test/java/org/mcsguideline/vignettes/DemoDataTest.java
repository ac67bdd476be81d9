package org.mcsguideline.vignettes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The demo patients and the example requests are what a newcomer sees first; they must be sound.
 */
class DemoDataTest {

  private static final String TEST_DATA =
      "http://terminology.hl7.org/CodeSystem/v3-ActReason|HTEST";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-04", "demo-08", "demo-21", "demo-25", "demo-27", "demo-28", "demo-29", "demo-34",
        "demo-45", "demo-46", "demo-52"
      })
  void isOnePlainlySyntheticPatient(String id) throws IOException {
    Bundle bundle = bundle(id);

    assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
    assertThat(bundle.getTimestamp().toInstant()).isEqualTo(Instant.parse("2024-03-01T10:00:00Z"));
    assertThat(patient(bundle).getIdPart()).isEqualTo(id);
    assertThat(patient(bundle).getNameFirstRep().getGivenAsSingleString()).isEqualTo("Demo");
    assertThat(patient(bundle).getGender().toCode()).isEqualTo("unknown");
    assertThat(resources(bundle)).hasSizeGreaterThan(15);
    assertThat(resources(bundle))
        .allSatisfy(resource -> assertThat(securityLabels(resource)).containsExactly(TEST_DATA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-04", "demo-08", "demo-21", "demo-25", "demo-27", "demo-28", "demo-29", "demo-34",
        "demo-45", "demo-46", "demo-52"
      })
  void refersOnlyToItsOwnResources(String id) throws IOException {
    Bundle bundle = bundle(id);
    Set<String> known =
        resources(bundle).stream()
            .map(resource -> resource.fhirType() + "/" + resource.getIdPart())
            .collect(Collectors.toSet());

    assertThat(known).hasSameSizeAs(resources(bundle)).allMatch(name -> name.contains("/" + id));
    assertThat(references(new ObjectMapper().readTree(json(id)))).isNotEmpty().isSubsetOf(known);
  }

  @ParameterizedTest
  @CsvSource({
    "order-sign.json, ORDER_REVIEW, demo-04",
    "patient-view.json, PATIENT_REVIEW, demo-21",
    "monitoring.json, MONITORING, demo-45",
  })
  void asksAboutADemoPatient(String file, HookService service, String patientId)
      throws IOException {
    JsonNode request =
        new ObjectMapper().readTree(Files.readString(Path.of("src", "examples", file)));

    assertThat(request.path("hook").asText()).isEqualTo(service.hook());
    assertThat(request.at("/context/patientId").asText()).isEqualTo(patientId);
    assertThat(request.at("/prefetch/patient/id").asText()).isEqualTo(patientId);
    assertThat(request.path("prefetch").properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyElementsOf(
            HookRequestJson.PREFETCH_KEYS.stream().filter(service::asksFor).toList());
    assertThat(references(request)).allMatch(reference -> reference.contains("/" + patientId));
  }

  @Test
  void ordersAPumpForDemoFour() throws IOException {
    JsonNode request =
        new ObjectMapper()
            .readTree(Files.readString(Path.of("src", "examples", "order-sign.json")));

    assertThat(request.at("/context/draftOrders/entry/0/resource/status").asText())
        .isEqualTo("draft");
  }

  private static Bundle bundle(String id) throws IOException {
    return (Bundle) RecordJson.read(json(id));
  }

  private static String json(String id) throws IOException {
    try (InputStream stream = DemoDataTest.class.getResourceAsStream("/demo/" + id + ".json")) {
      assertThat(stream).as(id).isNotNull();
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private static List<Resource> resources(Bundle bundle) {
    return bundle.getEntry().stream().map(BundleEntryComponent::getResource).toList();
  }

  private static Patient patient(Bundle bundle) {
    return (Patient) resources(bundle).get(0);
  }

  private static List<String> securityLabels(Resource resource) {
    return resource.getMeta().getSecurity().stream()
        .map(label -> label.getSystem() + "|" + label.getCode())
        .toList();
  }

  private static List<String> references(JsonNode node) {
    return node.findValues("reference").stream().map(JsonNode::asText).toList();
  }
}
