package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.server.store.ProtectedServer.KEY;
import static org.mcsguideline.server.store.ProtectedServer.claims;
import static org.mcsguideline.server.store.ProtectedServer.nobody;
import static org.mcsguideline.server.store.ProtectedServer.patient;
import static org.mcsguideline.server.store.ProtectedServer.reader;
import static org.mcsguideline.server.store.ProtectedServer.token;
import static org.mcsguideline.server.store.ProtectedServer.writer;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.store.TrialServer.Answer;

/** The FHIR API with login: who gets in. */
@Tag("T-OPENAPI")
class FhirAccessIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/explanations/nosuch",
        "/explanations/nosuch/criterion?key=x",
        "/explanation.html?decision=nosuch",
        "/fhir/GuidanceResponse/nosuch/$explain"
      })
  void whoMayReadADecisionMayHaveItExplained(String path) {
    assertThat(nobody().get(path).status()).isEqualTo(401);
    assertThat(patient().get(path).status()).isIn(403, 404);
    assertThat(reader().get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/PlanDefinition/tiny-plan/$apply?subject=Patient/tiny-high",
        "/fhir/Library/TinyLogic/$evaluate?subject=Patient/tiny-high",
        "/fhir/Patient/tiny-high/$everything",
        "/fhir/ValueSet/tiny-lactate/$expand"
      })
  void operationsNeedALogin(String path) {
    nobody().get(path).refusedWith(401);
    assertThat(reader().get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fhir/metadata", "/fhir/.well-known/smart-configuration"})
  void everybodyMayReadWhatTheServerCanDo(String path) {
    assertThat(nobody().get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/PlanDefinition?_has:CarePlan:instantiates-canonical:patient=tiny-high",
        "/fhir/Library?depends-on.name=x",
        "/fhir/PlanDefinition?_sort=definition.name"
      })
  void nobodyLearnsAboutPatientsBySearchingKnowledge(String path) {
    nobody().get(path).refusedWith(401);
  }

  @Test
  @Tag("T-JWT")
  void refusesATokenThatIsNotForThisServer() {
    List<String> wrong =
        List.of(
            Signing.signed(KEY, claims("user/*.rs", null).audience("https://else.example")),
            Signing.signed(KEY, claims("user/*.rs", null).issuer("https://evil.example")),
            Signing.signed(Signing.ellipticKey("a1"), claims("user/*.rs", null)),
            Signing.signed(
                Signing.rsaKey("a1"), JWSAlgorithm.RS256, h -> h.keyID("a1"), claims("x", null)),
            "nonsense");
    for (String token : wrong) {
      Answer answer = nobody().as(token).get("/fhir/Library/TinyLogic");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.http().body()).contains("Authentication is needed.");
    }
  }

  @Test
  void nobodyWritesKnowledgeOrTheAuditTrail() {
    for (Map.Entry<String, String> written :
        Map.of("Library", "Library/TinyLogic", "AuditEvent", "AuditEvent/x").entrySet()) {
      String body = "{\"resourceType\":\"" + written.getKey() + "\"}";
      writer()
          .send("POST", "/fhir/" + written.getKey(), body, "application/fhir+json")
          .refusedWith(403);
      writer().delete("/fhir/" + written.getValue()).refusedWith(403);
    }
  }
}
