package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.store.TrialServer.Answer;
import org.mcsguideline.server.store.content.KnowledgeTypes;

/** The FHIR API with login: who may do what. */
@Tag("T-OPENAPI")
class FhirAccessIT {

  private static final String ISSUER = "https://login.example";
  private static final String AUDIENCE = "https://cds.example/fhir";
  private static final ECKey KEY = Signing.ellipticKey("a1");
  private static final String OWN = "tiny-high";

  @TempDir private static Path folder;
  private static TrialServer nobody;
  private static TrialServer reader;
  private static TrialServer patient;
  private static TrialServer writer;

  @BeforeAll
  static void start() {
    nobody =
        TrialServer.start(
            folder,
            "--mcs.security.enabled=true",
            "--mcs.limits.requests-per-minute=0",
            "--mcs.limits.failed-logins-per-minute=0",
            "--mcs.security.fhir.issuer=" + ISSUER,
            "--mcs.security.fhir.audience=" + AUDIENCE,
            "--mcs.security.fhir.jwks=" + Signing.publishedIn(folder.resolve("keys.json"), KEY));
    reader = nobody.as(token("user/*.rs", null));
    patient = nobody.as(token("launch/patient patient/*.rs", OWN));
    writer = nobody.as(token("user/*.cruds", null));
    nobody.awaitStore();
    Patient other = new Patient();
    other.addName().setFamily("Elsewhere");
    other.setId("Patient/other");
    Observation theirs = new Observation().setSubject(new Reference("Patient/other"));
    theirs.setId("Observation/theirs");
    Answer made = writer.send("PUT", "/fhir/Patient/other", other);
    assertThat(made.status()).as(made.http().body()).isEqualTo(201);
    assertThat(writer.send("PUT", "/fhir/Observation/theirs", theirs).status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    nobody.close();
  }

  private static JWTClaimsSet.Builder claims(String scope, @Nullable String patient) {
    return Signing.claims(ISSUER, AUDIENCE, Instant.now())
        .claim("scope", scope)
        .claim("patient", patient);
  }

  private static String token(String scope, @Nullable String patient) {
    return Signing.signed(KEY, claims(scope, patient));
  }

  // Every interaction that the server offers

  /** What a caller may expect: a login is asked for, it is forbidden, or it is allowed. */
  private enum Verdict {
    LOGIN,
    FORBIDDEN,
    ALLOWED;

    static Verdict of(Answer answer) {
      return switch (answer.status()) {
        case 401 -> LOGIN;
        case 403 -> FORBIDDEN;
        default -> ALLOWED;
      };
    }
  }

  private static Answer ask(TrialServer caller, String type, String interaction) {
    String of = "/fhir/" + type;
    String body = "{\"resourceType\":\"" + type + "\",\"id\":\"matrix\"}";
    String json = "application/fhir+json";
    return switch (interaction) {
      case "read" -> caller.get(of + "/matrix");
      case "vread" -> caller.get(of + "/matrix/_history/1");
      case "history-instance" -> caller.get(of + "/matrix/_history");
      case "history-type" -> caller.get(of + "/_history?_count=1");
      case "search-type" -> caller.get(of + "?_count=1");
      case "create" -> caller.send("POST", of, "{\"resourceType\":\"" + type + "\"}", json);
      case "update" -> caller.send("PUT", of + "/matrix", body, json);
      case "patch" ->
          caller.send(
              "PATCH",
              of + "/matrix",
              "[{\"op\":\"add\",\"path\":\"/language\",\"value\":\"en\"}]",
              "application/json-patch+json");
      case "delete" -> caller.delete(of + "/matrix");
      default -> throw new AssertionError("Nobody has said who may do " + interaction);
    };
  }

  private static boolean reads(String interaction) {
    return List.of("read", "vread", "history-instance", "history-type", "search-type")
        .contains(interaction);
  }

  private static void isExpected(
      List<String> wrong, String caller, String what, Answer answer, Verdict... expected) {
    if (!List.of(expected).contains(Verdict.of(answer)) || answer.status() >= 500) {
      wrong.add(caller + " " + what + ": " + answer.status());
    }
  }

  @Test
  void everyInteractionIsOpenToThoseWhoMayAndToNobodyElse() {
    CapabilityStatement statement = nobody.get("/fhir/metadata").as(CapabilityStatement.class);
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (CapabilityStatementRestResourceComponent resource :
        statement.getRestFirstRep().getResource()) {
      String type = resource.getType();
      boolean knowledge = KnowledgeTypes.ALL.contains(type);
      boolean fixed = knowledge || Set.of("AuditEvent", "GuidanceResponse").contains(type);
      for (var each : resource.getInteraction()) {
        String interaction = each.getCode().toCode();
        String what = interaction + " " + type;
        boolean read = reads(interaction);
        boolean readable = read && knowledge;
        isExpected(
            wrong,
            "nobody",
            what,
            ask(nobody, type, interaction),
            readable ? Verdict.ALLOWED : Verdict.LOGIN);
        isExpected(
            wrong,
            "reader",
            what,
            ask(reader, type, interaction),
            read ? Verdict.ALLOWED : Verdict.FORBIDDEN);
        Verdict[] narrowed =
            read && !"history-type".equals(interaction)
                ? new Verdict[] {Verdict.ALLOWED, Verdict.FORBIDDEN}
                : new Verdict[] {Verdict.FORBIDDEN};
        isExpected(
            wrong,
            "patient",
            what,
            ask(patient, type, interaction),
            readable ? new Verdict[] {Verdict.ALLOWED} : narrowed);
        isExpected(
            wrong,
            "writer",
            what,
            ask(writer, type, interaction),
            fixed && !read ? Verdict.FORBIDDEN : Verdict.ALLOWED);
        asked += 4;
      }
    }
    assertThat(asked).isGreaterThan(1000);
    assertThat(wrong).isEmpty();
  }

  @Test
  void interactionsWithTheWholeServerNeedALogin() {
    Bundle batch = new Bundle().setType(BundleType.BATCH);
    batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl("Library/TinyLogic");
    nobody.send("POST", "/fhir", batch).refusedWith(401);
    nobody.get("/fhir/_history").refusedWith(401);
    patient.get("/fhir/_history").refusedWith(403);
    assertThat(reader.get("/fhir/_history?_count=1").status()).isEqualTo(200);
    assertThat(reader.send("POST", "/fhir", batch).status()).isEqualTo(200);
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
    nobody.get(path).refusedWith(401);
    assertThat(reader.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/fhir/metadata", "/fhir/.well-known/smart-configuration"})
  void everybodyMayReadWhatTheServerCanDo(String path) {
    assertThat(nobody.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/PlanDefinition?_has:CarePlan:instantiates-canonical:patient=tiny-high",
        "/fhir/Library?depends-on.name=x",
        "/fhir/PlanDefinition?_sort=definition.name"
      })
  void nobodyLearnsAboutPatientsBySearchingKnowledge(String path) {
    nobody.get(path).refusedWith(401);
  }

  // Tokens

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
      Answer answer = nobody.as(token).get("/fhir/Library/TinyLogic");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.http().body()).contains("Authentication is needed.");
    }
  }

  @Test
  @Tag("T-SCOPE")
  void aScopeForOneTypeOpensThatTypeOnly() {
    TrialServer observations = nobody.as(token("user/Observation.read", null));
    assertThat(observations.get("/fhir/Observation").status()).isEqualTo(200);
    observations.get("/fhir/Patient/other").refusedWith(403);
    observations.get("/fhir/Observation?_include=Observation:subject").refusedWith(403);
    observations.get("/fhir/Observation?subject:Patient.name=Elsewhere").refusedWith(403);
    observations.get("/fhir/Observation?_has:DiagnosticReport:result:status=x").refusedWith(403);
    observations.delete("/fhir/Observation/theirs").refusedWith(403);
  }

  @Test
  @Tag("T-SCOPE")
  void searchingAndReadingAreDifferentRights() {
    TrialServer onlyReads = nobody.as(token("user/Observation.r", null));
    assertThat(onlyReads.get("/fhir/Observation/theirs").status()).isEqualTo(200);
    onlyReads.get("/fhir/Observation").refusedWith(403);
  }

  @Test
  @Tag("T-SCOPE")
  void creatingIsNotUpdatingOrDeleting() {
    TrialServer creates = nobody.as(token("user/Observation.c", null));
    Observation mine = new Observation().setSubject(new Reference("Patient/other"));
    assertThat(creates.send("POST", "/fhir/Observation", mine).status()).isEqualTo(201);
    mine.setId("Observation/theirs");
    creates.send("PUT", "/fhir/Observation/theirs", mine).refusedWith(403);
    creates.delete("/fhir/Observation/theirs").refusedWith(403);
  }

  // One patient

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
    Answer answer = patient.get(path);
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
    Answer answer = patient.get(path);
    Bundle found = answer.as(Bundle.class);
    assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    assertThat(found.getEntry()).isNotEmpty();
    assertThat(answer.http().body()).doesNotContain("Elsewhere", "Patient/other", "theirs");
  }

  @Test
  @Tag("T-SCOPE")
  void countsForAPatientOnlyItsOwn() {
    int own = patient.get("/fhir/Observation?_summary=count").as(Bundle.class).getTotal();
    int all = reader.get("/fhir/Observation?_summary=count").as(Bundle.class).getTotal();
    assertThat(own).isPositive().isLessThan(all);
    Answer theirs = patient.get("/fhir/Observation?subject=Patient/other&_summary=count");
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
    Answer answer = patient.send("POST", "/fhir", batch);
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
    TrialServer all = nobody.as(token("patient/*.*", OWN));
    all.send("POST", "/fhir/Observation", own).refusedWith(403);
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    bundle.addEntry().setResource(own).getRequest().setMethod(HTTPVerb.POST).setUrl("Observation");
    all.send("POST", "/fhir", bundle).refusedWith(403);
    all.delete("/fhir/Observation/tiny-lactate-2").refusedWith(403);
  }

  @Test
  @Tag("T-SCOPE")
  void showsAPatientItsOwn() {
    assertThat(patient.get("/fhir/Patient/tiny-high").status()).isEqualTo(200);
    assertThat(patient.get("/fhir/Observation/tiny-lactate-2").status()).isEqualTo(200);
    Answer everything = patient.get("/fhir/Patient/tiny-high/$everything");
    assertThat(everything.status()).as(everything.http().body()).isEqualTo(200);
    assertThat(everything.as(Bundle.class).getEntry()).hasSizeGreaterThan(2);
    patient
        .get("/fhir/PlanDefinition/tiny-plan/$apply?subject=Patient/tiny-high")
        .as(CarePlan.class);
    assertThat(patient.get("/fhir/ValueSet/tiny-lactate/$expand").status()).isEqualTo(200);
  }

  @Test
  @Tag("T-SCOPE")
  void aPageOfSomebodyElsesSearchStaysTheirs() {
    Bundle page = reader.get("/fhir/Observation?_count=1").as(Bundle.class);
    String next = page.getLink("next").getUrl();
    String path = next.substring(next.indexOf("/fhir"));
    Answer stolen = patient.get(path);
    boolean refused = stolen.status() == 403;
    assertThat(refused || !stolen.http().body().contains("theirs")).isTrue();
    nobody.get(path).refusedWith(401);
  }

  @Test
  @Tag("T-SCOPE")
  void aPatientScopeWithoutAPatientOpensNothing() {
    TrialServer without = nobody.as(token("patient/*.rs", null));
    for (String path :
        List.of("/fhir/Patient", "/fhir/Observation/theirs", "/fhir/Patient/other")) {
      assertThat(without.get(path).status()).isEqualTo(403);
    }
  }

  // Knowledge

  @Test
  void nobodyWritesKnowledgeOrTheAuditTrail() {
    for (Map.Entry<String, String> written :
        Map.of("Library", "Library/TinyLogic", "AuditEvent", "AuditEvent/x").entrySet()) {
      String body = "{\"resourceType\":\"" + written.getKey() + "\"}";
      writer
          .send("POST", "/fhir/" + written.getKey(), body, "application/fhir+json")
          .refusedWith(403);
      writer.delete("/fhir/" + written.getValue()).refusedWith(403);
    }
  }
}
