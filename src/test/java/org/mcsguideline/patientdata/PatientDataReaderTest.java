package org.mcsguideline.patientdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.request;
import static org.mcsguideline.tiny.FeverCall.temperature;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientDataReaderTest {

  private final PatientDataReader reader = new PatientDataReader(FhirContext.forR4Cached());

  private PatientRecord read(Map<String, String> prefetch, String... drafts) {
    return reader.read(request(prefetch, drafts), prefetch.keySet());
  }

  @Test
  void keepsEachResourceOnce() {
    String one = temperature("o1", "p1", "39");

    assertThat(read(Map.of("a", bundle(one), "b", bundle(one))).all("Observation")).hasSize(1);
  }

  @Test
  void leavesOutResourcesOfOthers() {
    PatientRecord record =
        read(Map.of("a", bundle(temperature("o1", "p1", "39"), temperature("o2", "p2", "40"))));

    assertThat(record.all("Observation")).extracting(r -> r.getIdPart()).containsExactly("o1");
  }

  @Test
  void refusesAnotherPatient() {
    assertThatThrownBy(() -> read(Map.of("patient", PATIENT.replace("p1", "p2"))))
        .isInstanceOf(WrongPatient.class)
        .hasMessageContaining("prefetch.patient");
  }

  @Test
  void refusesADraftForAnotherPatient() {
    String draft =
        "{'resourceType':'ServiceRequest','status':'draft','intent':'order',"
            + "'subject':{'reference':'https://ehr.example/fhir/Patient/p2'}}";

    assertThatThrownBy(() -> read(Map.of(), draft)).isInstanceOf(WrongPatient.class);
  }

  @Test
  void namesTheKeyOfWhatItCannotRead() {
    String broken = "{'resourceType':'Observation','effectiveDateTime':'SECRET'}";

    assertThatThrownBy(() -> read(Map.of("temperatures", broken)))
        .isInstanceOf(UnreadableResource.class)
        .hasMessageContaining("prefetch.temperatures")
        .hasMessageNotContaining("SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'resourceType':'Bundle','entry':[{'resource':''}]}",
        "{'resourceType':'Bundle','entry':[{'resource':7}]}",
        "{'resourceType':'Observation','extension':[7]}",
        "{'resourceType':'Observation','valueQuantity':{'value':1e300}}",
        "{'resourceType':'Observation','valueQuantity':{'value':1e-300}}",
        "{'resourceType':'Observation','effectiveDateTime':'0001-01-01T00:00:00Z'}",
        "{'resourceType':'Observation','effectiveDateTime':'9999-12-31'}",
        "{'resourceType':'Person','birthDate':'1960-01-01T10:00:00Z'}",
        "{'resourceType':'NoSuchType'}"
      })
  void refusesWhatIsNoResource(String malformed) {
    assertThatThrownBy(() -> read(Map.of("temperatures", malformed)))
        .isInstanceOf(UnreadableResource.class);
  }

  @Test
  void countsAnIncompleteBundleAsUnavailableAndUsesIt() {
    String page =
        bundle(temperature("o1", "p1", "39"))
            .replace("'entry'", "'link':[{'relation':'next','url':'http://x/2'}],'entry'");
    PatientRecord record = read(Map.of("temperatures", page));

    assertThat(record.unavailable()).containsExactly("temperatures");
    assertThat(record.all("Observation")).hasSize(1);
  }

  @Test
  void countsTwoResourcesOfOneIdThatDifferAsUnavailable() {
    PatientRecord record =
        read(
            Map.of(
                "temperatures",
                bundle(temperature("o1", "p1", "39"), temperature("o1", "p1", "36"))));

    assertThat(record.unavailable()).containsExactly("temperatures");
  }

  @Test
  void countsAnEntryWithoutResourceAsUnavailable() {
    String page = bundle(temperature("o1", "p1", "39")).replace("'entry':[", "'entry':[{},");

    assertThat(read(Map.of("temperatures", page)).unavailable()).containsExactly("temperatures");
  }

  @Test
  void countsFewerEntriesThanTheTotalAsUnavailable() {
    String page = bundle(temperature("o1", "p1", "39")).replace("'entry'", "'total':2,'entry'");

    assertThat(read(Map.of("temperatures", page)).unavailable()).containsExactly("temperatures");
  }

  @Test
  void leavesOutWhatAnExtensionChangesInAnUnknownWay() {
    String changed =
        temperature("o1", "p1", "39")
            .replace("'status'", "'modifierExtension':[{'url':'http://x/not'}],'status'");
    PatientRecord record =
        read(Map.of("temperatures", bundle(changed, temperature("o2", "p1", "38"))));

    assertThat(record.unavailable()).containsExactly("temperatures");
    assertThat(record.all("Observation")).extracting(r -> r.getIdPart()).containsExactly("o2");
  }

  @Test
  void countsAKeyThatWasNotSentAsUnavailable() {
    assertThat(reader.read(request(Map.of()), Set.of("notes")).unavailable())
        .containsExactly("notes");
  }

  @Test
  void findsTheCodeOfAMedicationBehindItsReference() {
    String code = "'coding':[{'system':'http://rx','code':'7'}]";
    String medication = "{'resourceType':'Medication','id':'m1','code':{" + code + "}}";
    String given =
        "{'resourceType':'MedicationAdministration','id':'a1','status':'completed',"
            + "'subject':{'reference':'Patient/p1'},'medicationReference':"
            + "{'reference':'Medication/m1'},'effectiveDateTime':'2024-03-01'}";
    PatientRecord record = read(Map.of("a", bundle(medication, given)));

    assertThat(
            record.coded(
                "MedicationAdministration", "medication", new CodeKey("http://rx", "7")::equals))
        .hasSize(1);
  }

  @Test
  void findsTheTypeOfADeviceBehindItsUse() {
    String device =
        "{'resourceType':'Device','id':'d1','type':{'coding':[{'system':'s','code':'pump'}]}}";
    String use =
        "{'resourceType':'DeviceUseStatement','id':'u1','status':'active',"
            + "'subject':{'reference':'Patient/p1'},'device':{'reference':'Device/d1'}}";
    PatientRecord record = read(Map.of("a", bundle(device, use)));

    assertThat(record.coded("DeviceUseStatement", "device.code", new CodeKey("s", "pump")::equals))
        .hasSize(1);
    assertThat(record.coded("DeviceUseStatement", "device.code", new CodeKey("s", "other")::equals))
        .isEmpty();
  }
}
