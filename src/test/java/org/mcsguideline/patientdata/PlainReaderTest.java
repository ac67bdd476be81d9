package org.mcsguideline.patientdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.temperature;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainReaderTest {

  private static final String OBSERVATION = "{'resourceType':'Observation','id':'o',%s}";
  private static final String LINKED =
      "{'resourceType':'Bundle','id':'b','type':'searchset','total':2,"
          + "'link':[{'relation':'self','url':'http://ehr.example/fhir/Device?_id=d'}],'entry':["
          + "{'fullUrl':'http://ehr.example/fhir/Device/d','search':{'mode':'include'},"
          + "'resource':{'resourceType':'Device','id':'d','meta':{'versionId':'3'}}},"
          + "{'fullUrl':'urn:uuid:0c0a5b0e-8c1e-4e0b-9a53-0d2a5d0e6a11',"
          + "'resource':{'resourceType':'DeviceUseStatement','device':{'reference':'%s'}}}]}";

  private final PlainReader reader = new PlainReader(FhirContext.forR4Cached());

  private <T extends Resource> T read(Class<T> type, String json) {
    new BothReadings().compare(json, json(json));
    return reader.read(json(json)).map(type::cast).orElseThrow();
  }

  @Test
  void idsNameTheTypeAndTheVersion() {
    String patient = "{'resourceType':'Patient','id':'p','meta':{'versionId':'2'}}";

    assertThat(read(Patient.class, patient).getId()).isEqualTo("Patient/p/_history/2");
  }

  @Test
  void decimalsKeepTheirZeros() {
    Observation read = read(Observation.class, temperature("o", "p", "39.10"));

    assertThat(read.getValueQuantity().getValue().scale()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024",
        "2024-03",
        "2024-03-01",
        "2024-03-01T10:00:00Z",
        "2024-03-01T10:00:00.123456+05:30"
      })
  void timesKeepTheirPrecision(String time) {
    String json = OBSERVATION.formatted("'effectiveDateTime':'" + time + "'");
    DateTimeType read = read(Observation.class, json).getEffectiveDateTimeType();

    assertThat(read.getValueAsString()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Device/d",
        "http://ehr.example/fhir/Device/d",
        "Device/d/_history/3",
        "Device/another",
        "urn:uuid:0c0a5b0e-8c1e-4e0b-9a53-0d2a5d0e6a11"
      })
  void bundlesBindWhatTheyHold(String device) {
    Bundle read = read(Bundle.class, LINKED.formatted(device));

    assertThat(read.getEntry()).hasSize(2);
  }

  @Test
  void resourcesThatSayNothingGetTheFullUrlAsTheirId() {
    String json =
        "{'resourceType':'Bundle','entry':[{'fullUrl':'urn:uuid:1','resource':{'resourceType':"
            + "'Patient'}},{'resource':{'resourceType':'Patient','link':[{'other':{'reference':"
            + "'urn:uuid:1'}}]}}]}";

    assertThat(read(Bundle.class, json).getEntryFirstRep().getResource().getId())
        .isEqualTo("urn:uuid:1");
  }

  @Test
  void narrativesAreRead() {
    String text = "'text':{'status':'generated','div':'<div>A <b>word</b> &amp; more</div>'}";

    assertThat(read(Observation.class, OBSERVATION.formatted(text)).getText().isEmpty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'noSuchElement':1",
        "'status':null",
        "'status':''",
        "'status':' '",
        "'status':'noSuchStatus'",
        "'status':['final']",
        "'status':{}",
        "'status':7",
        "'_status':{'id':'a'}",
        "'status':'final','_status':{'id':'a'}",
        "'fhir_comments':['a']",
        "'contained':[{'resourceType':'Patient','id':'c'}]",
        "'extension':[{'url':'http://example.org/a','valueString':'a'}]",
        "'modifierExtension':[{'url':'http://example.org/a','valueString':'a'}]",
        "'category':[]",
        "'category':{'text':'a'}",
        "'category':[null]",
        "'category':[{}]",
        "'category':[[{'text':'a'}]]",
        "'code':{}",
        "'code':'a'",
        "'code':[{'text':'a'}]",
        "'code':{'coding':[{'userSelected':'true'}]}",
        "'subject':{'reference':'#c'}",
        "'subject':{'reference':7}",
        "'valueString':'a','valueInteger':1",
        "'valueInteger':'1'",
        "'valueInteger':1.0",
        "'valueInteger':9999999999",
        "'valueQuantity':{'value':'1'}",
        "'valueBoolean':'true'",
        "'effectiveDateTime':'2024-02-30'",
        "'effectiveDateTime':'yesterday'",
        "'meta':{'versionId':'a b'}",
        "'text':{'status':'generated','div':''}"
      })
  void whatIsOddIsLeftToHapi(String odd) {
    new BothReadings().compare(odd, json(OBSERVATION.formatted(odd)));

    assertThat(reader.read(json(OBSERVATION.formatted(odd)))).isEmpty();
    assertThat(reader.read(json(bundle(OBSERVATION.formatted(odd))))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'id':'o'}",
        "{'resourceType':'NoSuchType'}",
        "{'resourceType':'observation'}",
        "{'resourceType':7}",
        "{'resourceType':'Observation','id':7}",
        "{'resourceType':'Observation','id':''}",
        "{'resourceType':'Observation','id':'a/b'}",
        "{'resourceType':'Observation','id':'urn:uuid:1'}",
        "{'resourceType':'Bundle','entry':[{'resource':{}}]}",
        "{'resourceType':'Bundle','entry':[{'resource':null}]}",
        "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Bundle','id':'b'}}]}",
        "{'resourceType':'Bundle','entry':[{'request':{'method':'PUT','url':'urn:uuid:1'},"
            + "'resource':{'resourceType':'Patient'}}]}"
      })
  void resourcesThatAreOddAreLeftToHapi(String odd) {
    new BothReadings().compare(odd, json(odd));

    assertThat(reader.read(json(odd))).isEmpty();
  }

  @Test
  void profilesWithTypesOfTheirOwnAreLeftToHapi() {
    FhirContext fhir = FhirContext.forR4();
    fhir.setDefaultTypeForProfile("http://example.org/profile", Patient.class);

    assertThat(new PlainReader(fhir).read(json("{'resourceType':'Patient'}"))).isEmpty();
  }
}
