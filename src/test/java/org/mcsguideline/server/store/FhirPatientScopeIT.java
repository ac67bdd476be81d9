package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.server.store.ProtectedServer.OWN;
import static org.mcsguideline.server.store.ProtectedServer.nobody;
import static org.mcsguideline.server.store.ProtectedServer.patient;
import static org.mcsguideline.server.store.ProtectedServer.reader;
import static org.mcsguideline.server.store.ProtectedServer.token;
import static org.mcsguideline.server.store.ProtectedServer.writer;

import java.util.List;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.server.store.TrialServer.Answer;

/** The FHIR API with login: a token for one patient shows that patient only. */
@Tag("T-OPENAPI")
class FhirPatientScopeIT {

  @ParameterizedTest
  @Tag("T-SCOPE")
  @ValueSource(
      strings = {
        "/fhir/Patient/other",
        "/fhir/Observation/theirs",
        "/fhir/Observation/theirs/_history",
        "/fhir/Observation/theirs/_history/1",
        "/fhir/Patient/other/$everything",
        "/fhir/Patient/tiny-high/$everything/../other",
        "/fhir/PlanDefinition/tiny-plan/$apply?subject=Patient/other",
        "/fhir/PlanDefinition/tiny-plan/$apply?subject=Patient/tiny-high&subject=Patient/other",
        "/fhir/Library/TinyLogic/$evaluate?subject=Patient/other",
        "/fhir/Patient?_has:Observation:subject:_id=theirs",
        "/fhir/Observation?subject.name=Elsewhere",
        "/fhir/Patient/_history"
      })
  void showsAPatientNothingOfAnother(String path) {
    Answer answer = patient().get(path);
    assertThat(answer.status()).as(answer.http().body()).isIn(400, 403, 404);
    assertThat(answer.http().body()).doesNotContain("Elsewhere");
  }

  @ParameterizedTest
  @Tag("T-SCOPE")
  @ValueSource(
      strings = {
        "/fhir/Observation",
        "/fhir/Observation?_include=Observation:subject",
        "/fhir/Observation?_total=accurate",
        "/fhir/Patient",
        "/fhir/Patient?_revinclude=Observation:subject",
        "/fhir/Patient?gender=female,male",
        "/fhir/Observation?subject=Patient/other,Patient/tiny-high"
      })
  void narrowsSearchesToTheOnePatient(String path) {
    Answer answer = patient().get(path);
    Bundle found = answer.as(Bundle.class);
    assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    assertThat(found.getEntry()).isNotEmpty();
    assertThat(answer.http().body()).doesNotContain("Elsewhere", "Patient/other", "theirs");
  }

  @Test
  @Tag("T-SCOPE")
  void countsForAPatientOnlyItsOwn() {
    int own = patient().get("/fhir/Observation?_summary=count").as(Bundle.class).getTotal();
    int all = reader().get("/fhir/Observation?_summary=count").as(Bundle.class).getTotal();
    assertThat(own).isPositive().isLessThan(all);
    Answer theirs = patient().get("/fhir/Observation?subject=Patient/other&_summary=count");
    assertThat(theirs.status() == 403 || theirs.as(Bundle.class).getTotal() == 0).isTrue();
  }

  @Test
  @Tag("T-SCOPE")
  void narrowsEachEntryOfABatch() {
    Bundle batch = new Bundle().setType(BundleType.BATCH);
    for (String url :
        List.of(
            "Patient/other",
            "Observation?_count=50",
            "Patient?_has:Observation:subject:_id=theirs",
            "Patient/other/$everything",
            "Patient/_history")) {
      batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl(url);
    }
    Answer answer = patient().send("POST", "/fhir", batch);
    assertThat(answer.http().body()).doesNotContain("Elsewhere", "Observation/theirs");
    if (answer.status() == 200) {
      List<BundleEntryComponent> entries = answer.as(Bundle.class).getEntry();
      assertThat(entries).hasSize(5);
      assertThat(entries.get(0).getResponse().getStatus()).startsWith("403");
      assertThat(entries.get(1).getResponse().getStatus()).startsWith("200");
      assertThat(entries.get(2).getResponse().getStatus()).startsWith("403");
    }
  }

  @Test
  @Tag("T-SCOPE")
  void letsAPatientScopeWriteNothing() {
    Observation own = new Observation().setSubject(new Reference("Patient/" + OWN));
    TrialServer all = nobody().as(token("patient/*.*", OWN));
    all.send("POST", "/fhir/Observation", own).refusedWith(403);
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    bundle.addEntry().setResource(own).getRequest().setMethod(HTTPVerb.POST).setUrl("Observation");
    all.send("POST", "/fhir", bundle).refusedWith(403);
    all.delete("/fhir/Observation/tiny-lactate-2").refusedWith(403);
  }

  @Test
  @Tag("T-SCOPE")
  void showsAPatientItsOwn() {
    assertThat(patient().get("/fhir/Patient/tiny-high").status()).isEqualTo(200);
    assertThat(patient().get("/fhir/Observation/tiny-lactate-2").status()).isEqualTo(200);
    Answer everything = patient().get("/fhir/Patient/tiny-high/$everything");
    assertThat(everything.status()).as(everything.http().body()).isEqualTo(200);
    assertThat(everything.as(Bundle.class).getEntry()).hasSizeGreaterThan(2);
    patient()
        .get("/fhir/PlanDefinition/tiny-plan/$apply?subject=Patient/tiny-high")
        .as(CarePlan.class);
    assertThat(patient().get("/fhir/ValueSet/tiny-lactate/$expand").status()).isEqualTo(200);
  }

  @Test
  @Tag("T-SCOPE")
  void aPageOfSomebodyElsesSearchStaysTheirs() {
    Bundle page = reader().get("/fhir/Observation?_count=1").as(Bundle.class);
    String next = page.getLink("next").getUrl();
    String path = next.substring(next.indexOf("/fhir"));
    Answer stolen = patient().get(path);
    boolean refused = stolen.status() == 403;
    assertThat(refused || !stolen.http().body().contains("theirs")).isTrue();
    nobody().get(path).refusedWith(401);
  }

  /** FHIR counts Basic among what can be about a patient; here it is knowledge. */
  @Test
  void rowsOfTheEvidenceAreReadByEverybodyAndWrittenByNobody() {
    Basic own = new Basic();
    own.setSubject(new Reference("Patient/" + OWN));
    for (TrialServer caller : List.of(nobody(), reader(), patient(), writer())) {
      assertThat(caller.get("/fhir/Basic").as(Bundle.class).getEntry()).hasSize(1);
      assertThat(caller.get("/fhir/Basic/tiny-evidence").status()).isEqualTo(200);
      assertThat(caller.send("POST", "/fhir/Basic", own).status()).isIn(401, 403);
      assertThat(caller.delete("/fhir/Basic/tiny-evidence").status()).isIn(401, 403);
    }
    TrialServer patientWriter = nobody().as(token("launch/patient patient/*.cruds", OWN));
    patientWriter.send("POST", "/fhir/Basic", own).refusedWith(403);
  }
}
