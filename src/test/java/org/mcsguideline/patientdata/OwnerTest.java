package org.mcsguideline.patientdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.request;
import static org.mcsguideline.tiny.FeverCall.temperature;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.request.HookContext;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;

/** Whom a draft or an entry is about; the caller's server is https://ehr.example/fhir. */
@Tag("T-WRONG-PATIENT")
class OwnerTest {

  private final PatientDataReader reader = new PatientDataReader(FhirContext.forR4Cached());

  private PatientRecord read(String observation, String draft) {
    HookRequest empty = request(Map.of());
    FhirBase base = FhirBase.parse("https://ehr.example/fhir").orElseThrow();
    List<JsonNode> drafts = draft.isEmpty() ? List.of() : List.of(json(draft));
    return reader.read(
        new HookRequest(
            empty.call(),
            new HookContext("Practitioner/1", "p1", null, drafts),
            empty.decisionTime(),
            Map.of(
                "labs",
                new Prefetched.Resource(json(bundle(observation, temperature("ok", "p1", "37"))))),
            new FhirAccess(base, null)),
        Set.of("labs"));
  }

  private static String draft(String subject) {
    return "{'resourceType':'ServiceRequest','id':'s1','status':'draft','intent':'order',"
        + "'contained':[{'resourceType':'Patient','id':'p'},{'resourceType':'Patient','id':'p1'}]"
        + subject
        + "}";
  }

  private static String observation(String subject) {
    return "{'resourceType':'Observation','id':'o1','status':'final','code':{'text':'x'}"
        + subject
        + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'reference':'Patient/p1'}",
        "{'reference':'Patient/p1/_history/3'}",
        "{'reference':'https://ehr.example/fhir/Patient/p1'}",
        "{'reference':'https://EHR.example:443/fhir/Patient/p1/_history/3'}",
        "{'reference':'Patient/p1','display':'Somebody','identifier':{'value':'7'}}"
      })
  void isThePatientOfTheCall(String subject) {
    String element = ",'subject':" + subject;
    PatientRecord record = read(observation(element), draft(element));

    assertThat(record.all("Observation")).hasSize(2);
    assertThat(record.all("ServiceRequest")).hasSize(1);
    assertThat(record.unavailable()).isEmpty();
    assertThat(record.withOthers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'reference':'Patient/p2'}",
        "{'reference':'Patient/P1'}",
        "{'reference':'Patient/p2/_history/1'}",
        "{'reference':'https://ehr.example/fhir/Patient/p2'}",
        "{'reference':'https://other.example/fhir/Patient/p1'}",
        "{'reference':'https://ehr.example/fhir/tenant/Patient/p1'}",
        "{'reference':'https://ehr.example@other.example/fhir/Patient/p1'}",
        "{'reference':'Group/p1'}",
        "{'reference':'Device/p1'}"
      })
  void isAnother(String subject) {
    String element = ",'subject':" + subject;

    assertThatThrownBy(() -> read(temperature("x", "p1", "37"), draft(element)))
        .isInstanceOf(WrongPatient.class)
        .hasMessageContaining("context.draftOrders");
    isLeftOutAndNamed(observation(element));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",'subject':{'display':'Somebody'}",
        ",'subject':{'identifier':{'system':'urn:mrn','value':'p1'}}",
        ",'subject':{'reference':'urn:uuid:6f3a1b8e-0000-4000-8000-000000000001'}",
        ",'subject':{'reference':'#p'}",
        ",'subject':{'reference':'#p1'}",
        ",'subject':{'reference':'p1'}",
        ",'subject':{'reference':'Patient?identifier=urn:mrn|p1'}",
        ",'subject':{'type':'Patient','display':'p1'}"
      })
  void isUnknown(String subject) {
    assertThatThrownBy(() -> read(temperature("x", "p1", "37"), draft(subject)))
        .isInstanceOf(UnknownPatient.class)
        .hasMessageContaining("context.draftOrders")
        .hasMessageNotContaining("Somebody");
    isLeftOutAndNamed(
        observation(subject)
            .replace(
                "'code'",
                "'contained':[{'resourceType':'Patient','id':'p'},"
                    + "{'resourceType':'Patient','id':'p1'}],'code'"));
  }

  private void isLeftOutAndNamed(String observation) {
    PatientRecord record = read(observation, "");
    assertThat(record.all("Observation")).extracting(r -> r.getIdPart()).containsExactly("ok");
    assertThat(record.unavailable()).containsExactly("labs");
    assertThat(record.withOthers()).containsExactly("labs");
  }

  @Test
  void thingsBelongToNobody() {
    assertThat(read("{'resourceType':'Device','id':'d1'}", "").all("Device")).hasSize(1);
    assertThat(read("{'resourceType':'Location','id':'l1'}", "").unavailable()).isEmpty();
    assertThat(
            read("{'resourceType':'Device','id':'d1','patient':{'reference':'Patient/p2'}}", "")
                .withOthers())
        .containsExactly("labs");
  }

  @Test
  void withoutAServerAnAbsoluteReferenceIsKnownByItsId() {
    String draft = draft(",'subject':{'reference':'https://any.example/fhir/Patient/p1'}");

    assertThat(reader.read(request(Map.of(), draft), Set.of()).all("ServiceRequest")).hasSize(1);
  }
}
