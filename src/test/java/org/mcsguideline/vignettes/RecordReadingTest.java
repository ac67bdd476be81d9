package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How data are read that are in another unit, of another status, contradictory or cannot be used.
 */
class RecordReadingTest {

  private static final String SYSTOLIC = "8480-6";
  private static final String LACTATE = "2518-9";
  private static final String HAEMOGLOBIN = "718-7";

  /** Shock rests on the lactate alone in this one; pressure is kept by a drug. */
  private final ObjectNode supported =
      HookRequestJson.of(Vignettes.byId("V21"), HookService.PATIENT_REVIEW);

  private final ObjectNode monitored =
      HookRequestJson.of(Vignettes.byId("V34"), HookService.MONITORING);

  @ParameterizedTest
  @CsvSource({
    "2.1, mmol/L, TRUE",
    "2.0, mmol/L, UNKNOWN",
    "18.1, mg/dL, TRUE",
    "18.0, mg/dL, UNKNOWN",
    "3.2, mg/L, UNKNOWN",
    "3.2, [lb_av], UNKNOWN",
    "3.2, mmol/(, UNKNOWN",
    "-3.2, mmol/L, UNKNOWN"
  })
  void lactateIsReadInItsUnitOrNotAtAll(double value, String unit, String population) {
    each(supported, LACTATE)
        .forEach(lactate -> quantity(lactate).put("value", value).put("code", unit));
    assertThat(Answers.to(supported).population()).isEqualTo(population);
  }

  @Test
  void aLactateWithoutUnitSystemIsUnknown() {
    each(supported, LACTATE).forEach(lactate -> quantity(lactate).remove("system"));
    assertThat(Answers.to(supported).population()).isEqualTo("UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"entered-in-error", "cancelled", "registered", "unknown"})
  void anObservationThatIsNotStatedIsUnknown(String status) {
    each(supported, LACTATE).forEach(lactate -> lactate.put("status", status));
    assertThat(Answers.to(supported).population()).isEqualTo("UNKNOWN");
  }

  @Test
  void contradictoryPressuresOfOneTimeAreUnknown() {
    ObjectNode low = newest(supported, SYSTOLIC).deepCopy();
    low.put("id", "v21-systolic-contradiction");
    quantity(low).put("value", 70);
    entries(supported, "vitals").addObject().set("resource", low);
    Answers answers = Answers.to(supported);
    assertThat(answers.population()).isEqualTo("UNKNOWN");
    assertThat(answers.missing()).anyMatch(missing -> missing.contains("disagree"));
  }

  @Test
  void aPressureInAPanelIsRead() {
    each(supported, SYSTOLIC)
        .forEach(
            pressure -> {
              ObjectNode component = pressure.putArray("component").addObject();
              component.set("code", pressure.get("code"));
              component.set("valueQuantity", pressure.remove("valueQuantity"));
              pressure
                  .putObject("code")
                  .putArray("coding")
                  .addObject()
                  .put("system", "http://loinc.org")
                  .put("code", "85354-9");
            });
    assertThat(Answers.to(supported).population()).isEqualTo("TRUE");
  }

  @Test
  void aDateWithoutTimeIsTooCoarseToBeCurrent() {
    each(supported, LACTATE).forEach(lactate -> lactate.put("effectiveDateTime", "2024-03-01"));
    assertThat(Answers.to(supported).population()).isEqualTo("UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"provisional", "differential", "unconfirmed", "entered-in-error"})
  void aStemiThatIsNotConfirmedIsUnknown(String verification) {
    ObjectNode request = HookRequestJson.of(Vignettes.byId("V04"), HookService.PATIENT_REVIEW);
    each(request, "401303003")
        .forEach(
            stemi ->
                ((ObjectNode) stemi.path("verificationStatus").path("coding").path(0))
                    .put("code", verification));
    assertThat(Answers.to(request).features()).containsEntry("F2", "UNKNOWN");
  }

  @Test
  void haemoglobinInGramsPerLitreIsRead() {
    ObjectNode request = HookRequestJson.of(Vignettes.byId("V46"), HookService.MONITORING);
    each(request, HAEMOGLOBIN)
        .forEach(
            blood -> {
              double grams = quantity(blood).path("value").asDouble();
              quantity(blood).put("value", grams * 10).put("code", "g/L").put("unit", "g/L");
            });
    assertThat(Answers.to(request).watch()).containsExactly("BLEED");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-31T10:00:00Z, ACTIVE",
    "2024-01-31T09:59:59Z, NOT_ACTIVE",
  })
  void aPlacementOfLongAgoWithoutAnEndIsNotInPlace(String placed, String state) {
    each(monitored, "786451004").forEach(ecmo -> ecmo.put("performedDateTime", placed));
    assertThat(Answers.to(monitored).r3()).isEqualTo(state);
  }

  @Test
  void ecmoOfUnknownConfigurationCannotBeDetermined() {
    each(monitored, "786451004")
        .forEach(
            ecmo ->
                ((ObjectNode) ecmo.path("code").path("coding").path(0)).put("code", "233573008"));
    assertThat(Answers.to(monitored).r3()).isEqualTo("CANNOT_DETERMINE");
  }

  @Test
  void aDeviceUseOfUnknownDeviceCannotBeDetermined() {
    ((ObjectNode) monitored.path("prefetch")).set("procedures", monitored.at("/prefetch/devices"));
    ObjectNode use = entries(monitored, "devices").addObject().putObject("resource");
    use.put("resourceType", "DeviceUseStatement").put("id", "v34-use").put("status", "active");
    use.putObject("subject").put("reference", "Patient/v34");
    use.putObject("device").put("reference", "Device/somewhere");
    assertThat(Answers.to(monitored).r3()).isEqualTo("CANNOT_DETERMINE");
  }

  private static Stream<ObjectNode> each(ObjectNode request, String code) {
    return request
        .path("prefetch")
        .valueStream()
        .flatMap(bundle -> bundle.path("entry").valueStream())
        .map(entry -> entry.path("resource"))
        .filter(resource -> resource.at("/code/coding/0/code").asText().equals(code))
        .map(ObjectNode.class::cast)
        .toList()
        .stream();
  }

  private static ObjectNode newest(ObjectNode request, String code) {
    return each(request, code)
        .max(java.util.Comparator.comparing(r -> r.path("effectiveDateTime").asText()))
        .orElseThrow();
  }

  private static ObjectNode quantity(JsonNode observation) {
    return (ObjectNode) observation.path("valueQuantity");
  }

  private static ArrayNode entries(ObjectNode request, String key) {
    return ((ObjectNode) request.path("prefetch").path(key)).withArray("/entry");
  }

  @Test
  void theFixturesHoldWhatIsChanged() {
    assertThat(each(supported, LACTATE)).isNotEmpty();
    assertThat(each(supported, SYSTOLIC)).isNotEmpty();
    assertThat(each(monitored, "786451004")).hasSize(1);
    assertThat(StreamSupport.stream(monitored.path("prefetch").spliterator(), false)).isNotEmpty();
  }
}
