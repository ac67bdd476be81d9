package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The record states the facts of its vignette, and nothing else. */
class VignetteRecordTest {

  private static final Pattern SUBJECT = Pattern.compile("\"reference\":\"(Patient/[^\"]*)\"");

  /** Values that say that there is nothing in the record. */
  private static final Set<String> VALUES_WITHOUT_RESOURCE =
      Set.of("missing", "unknown", "not applicable", "not used", "not removed");

  static Stream<Vignette> vignettes() {
    assertThat(Vignettes.all()).hasSize(46);
    return Vignettes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void hasUniqueIdsThatBeginWithThePatient(Vignette vignette) {
    List<String> ids = resources(vignette).stream().map(Resource::getIdPart).toList();

    assertThat(ids).hasSizeGreaterThan(5).doesNotHaveDuplicates().contains(vignette.patientId());
    assertThat(ids).allSatisfy(id -> assertThat(id).startsWith(vignette.patientId()));
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void isAboutOnePatient(Vignette vignette) {
    for (Resource resource : resources(vignette)) {
      if (!resource.fhirType().equals("Patient")) {
        assertThat(
                SUBJECT.matcher(RecordJson.write(resource)).results().map(found -> found.group(1)))
            .containsExactly("Patient/" + vignette.patientId());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void survivesTheWayThroughJson(Vignette vignette) {
    for (Resource resource : resources(vignette)) {
      Resource read = RecordJson.read(RecordJson.write(resource));

      assertThat(read).hasSameClassAs(resource);
      assertThat(RecordJson.write(read)).isEqualTo(RecordJson.write(resource));
    }
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void losesWhatIsDropped(Vignette vignette) {
    List<String> whole = jsons(vignette);

    List<String> withoutEffect =
        Facts.keys().stream()
            .filter(key -> jsons(vignette.withoutFact(key)).equals(whole))
            .toList();

    assertThat(withoutEffect)
        .containsExactlyElementsOf(
            Facts.keys().stream().filter(key -> hasNoResource(vignette.facts(), key)).toList());
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void addsNoResourceWhenAFactIsDropped(Vignette vignette) {
    Set<String> whole = ids(vignette);

    for (String key : Facts.keys()) {
      assertThat(whole).as(key).containsAll(ids(vignette.withoutFact(key)));
    }
  }

  // A derived sample time is no fact of its own, the finding of a check that was not done is none
  // either, and a
  // "no" to latching, rationale, renewed arrest, order or device is the absence of a resource.
  private static boolean hasNoResource(Facts facts, String key) {
    String value = facts.recorded(key);
    return VALUES_WITHOUT_RESOURCE.contains(value)
        || (Set.of("latched", "rationale", "rearrest").contains(key) && value.equals("no"))
        || (Set.of("mcs_order", "device").contains(key) && value.equals("none"))
        || (Set.of("lactate_age_h", "lactate_min_after_rosc").contains(key)
            && value.equals("derived"))
        || (key.equals("sbp_low_min") && value.equals("0"));
  }

  @Test
  void losesOneComponentOrTheWholeComaScale() {
    Vignette vignette = Vignettes.byId("V04");

    assertThat(ids(vignette)).contains("v04-gcs-eye", "v04-gcs-verbal", "v04-gcs-motor");
    assertThat(ids(vignette.withoutFact("gcs.verbal")))
        .contains("v04-gcs-eye", "v04-gcs-motor")
        .doesNotContain("v04-gcs-verbal");
    assertThat(ids(vignette.withoutFact("gcs")))
        .contains("v04-sedated")
        .doesNotContain("v04-gcs-eye", "v04-gcs-verbal", "v04-gcs-motor");
  }

  @ParameterizedTest
  @CsvSource({
    "V04, rosc_min, 60, , Exactly one of h_since_arrest and rosc_min",
    "V04, lactate_min_after_rosc, 60, , Exactly one of lactate_age_h",
    "V04, limb_last_min, 20, , needs its limb_finding",
    "V25, rosc, on_ecls_unconfirmed, , rosc_min needs a return of circulation",
    "V04, mcs_order, TandemHeart, tandemheart,",
    "V04, goals, refused, goals-mcs-refused,",
    "V04, ecg, NSTEMI, 401314000,",
    "V04, organ_failure, none, organ-failure-refractory,",
    "V25, aki_stage, 3, 2.6,",
    "V16, rosc, on_ecls_unconfirmed, data-absent-reason,",
  })
  void statesAnotherValueOrRefusesIt(
      String id, String key, String value, String stated, String refusal) {
    Vignette changed = Vignettes.byId(id).withFact(key, value);

    if (refusal == null) {
      assertThat(String.join("", jsons(Vignettes.byId(id)))).doesNotContain(stated);
      assertThat(String.join("", jsons(changed))).contains(stated);
    } else {
      assertThatThrownBy(() -> jsons(changed)).hasMessageContaining(refusal);
    }
  }

  @Test
  void keepsTheOrderOutOfTheRecordUntilItIsSigned() {
    VignetteRecord record = VignetteRecord.of(Vignettes.byId("V04"));

    assertThat(record.draftOrders())
        .extracting(ServiceRequest::getStatus)
        .containsExactly(ServiceRequest.ServiceRequestStatus.DRAFT);
    assertThat(record.resourcesBeforeSigning()).hasSizeGreaterThan(5);
    assertThat(record.resourcesBeforeSigning()).noneMatch(ServiceRequest.class::isInstance);
    assertThat(record.resources().stream().filter(ServiceRequest.class::isInstance))
        .extracting(order -> ((ServiceRequest) order).getStatus())
        .containsExactly(ServiceRequest.ServiceRequestStatus.ACTIVE);
  }

  private static List<Resource> resources(Vignette vignette) {
    return VignetteRecord.of(vignette).resources();
  }

  private static Set<String> ids(Vignette vignette) {
    return resources(vignette).stream().map(Resource::getIdPart).collect(Collectors.toSet());
  }

  private static List<String> jsons(Vignette vignette) {
    return resources(vignette).stream().map(RecordJson::write).toList();
  }
}
