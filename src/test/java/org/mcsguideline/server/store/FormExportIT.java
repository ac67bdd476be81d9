package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.server.store.ProtectedServer.AUDIENCE;
import static org.mcsguideline.server.store.ProtectedServer.ISSUER;
import static org.mcsguideline.server.store.ProtectedServer.KEY;
import static org.mcsguideline.server.store.ProtectedServer.claims;
import static org.mcsguideline.server.store.ProtectedServer.token;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.export.FilledForms;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.store.TrialServer.Answer;
import org.mcsguideline.tiny.TinyGuideline;

/** Forms of the tiny guideline as tables, over HTTP, on a server with login. */
class FormExportIT {

  private static final String FORM = "/fhir/Questionnaire/fever-form";
  private static final String TABLE = FORM + "/$export-table";
  private static final String DICTIONARY = FORM + "/$data-dictionary";
  private static final int MANY = 450;

  @TempDir private static Path folder;
  private static TrialServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        TrialServer.start(
                folder,
                "--mcs.store.knowledge-bundle=" + TinyGuideline.file().toUri(),
                "--mcs.store.pseudonym-key=0123456789abcdef0123456789abcdef",
                "--mcs.security.enabled=true",
                "--mcs.security.proxy=true",
                "--mcs.limits.requests-per-minute=0",
                "--mcs.limits.failed-logins-per-minute=0",
                "--mcs.security.fhir.issuer=" + ISSUER,
                "--mcs.security.fhir.audience=" + AUDIENCE,
                "--mcs.security.fhir.jwks=" + Signing.publishedIn(folder.resolve("keys.json"), KEY))
            .awaitStore();
    TrialServer writer = server.as(token("user/*.cruds", null));
    Bundle first = new Bundle().setType(BundleType.TRANSACTION);
    Patient patient = new Patient();
    patient.setId("Patient/p1");
    put(first, patient);
    put(first, FilledForms.full());
    put(first, named("mistaken").setStatus(QuestionnaireResponseStatus.ENTEREDINERROR));
    put(first, named("elsewhere").setQuestionnaire("http://example.org/Questionnaire/other"));
    put(first, named("earlier").setQuestionnaire(url() + "|2020"));
    put(first, named("plain").setQuestionnaire(url()));
    IntStream.range(0, MANY).forEach(i -> put(first, named("x-" + i)));
    assertThat(writer.send("POST", "/fhir", first).status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String url() {
    return TinyGuideline.CANONICAL + "/Questionnaire/fever-form";
  }

  private static QuestionnaireResponse named(String id) {
    QuestionnaireResponse response = FilledForms.begun("2024-03-01T10:00:00Z");
    response.setId("QuestionnaireResponse/" + id);
    return response;
  }

  private static void put(Bundle bundle, org.hl7.fhir.r4.model.Resource resource) {
    bundle
        .addEntry()
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(resource.getIdElement().getValue());
  }

  private static TrialServer registrar() {
    return server.as(token("user/QuestionnaireResponse.rs", null));
  }

  private static List<CSVRecord> rows(Answer answer) {
    assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    return FilledForms.records(answer.http().body());
  }

  @Test
  void allResponsesToAnyVersionOfTheFormAreRows() {
    Answer answer = registrar().get(TABLE);
    List<CSVRecord> rows = rows(answer);
    assertThat(rows).hasSize(MANY + 3);
    assertThat(rows).extracting(row -> row.get("response")).doesNotHaveDuplicates();
    assertThat(rows).filteredOn(row -> row.get("questionnaire:current").equals("false")).hasSize(1);
    assertThat(rows).filteredOn(row -> row.get("questionnaire:current").isEmpty()).hasSize(1);
    assertThat(rows).filteredOn(row -> row.get("measured.value").equals("39.2")).hasSize(1);
    assertThat(answer.http().body()).doesNotContain("Mustermann", "2024", "1950");
  }

  @Test
  void aTableIsAnAttachmentThatNobodyKeeps() {
    var headers = registrar().get(TABLE + "?table=ward.drug").http().headers();
    assertThat(
            headers
                .firstValue("Content-Type")
                .orElse("")
                .replace(" ", "")
                .toLowerCase(java.util.Locale.ROOT))
        .startsWith("text/csv;")
        .contains("charset=utf-8");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Content-Disposition"))
        .contains("attachment; filename=\"fever-form-ward.drug.csv\"");
  }

  @Test
  void repetitionsAndFreeTextComeWhereTheyAreAskedFor() {
    assertThat(rows(registrar().get(TABLE + "?table=ward.drug"))).hasSize(3);
    List<CSVRecord> rows = rows(registrar().get(TABLE + "?table=ward.drug&free-text=true"));
    assertThat(rows).extracting(row -> row.get("ward.drug.note")).contains("for Erika");
  }

  @Test
  void whoeverMayNotReadEverybodysResponsesIsRefused() {
    server.get(TABLE).refusedWith(401);
    for (String scope :
        List.of(
            "user/Observation.rs",
            "user/QuestionnaireResponse.r",
            "user/QuestionnaireResponse.s",
            "user/QuestionnaireResponse.cud",
            "user/Questionnaire.rs",
            "user/AuditEvent.rs")) {
      server.as(token(scope, null)).get(TABLE).refusedWith(403);
    }
    server.as(token("launch/patient patient/*.rs", "p1")).get(TABLE).refusedWith(403);
    server
        .as(token("patient/QuestionnaireResponse.rs", "p1"))
        .get(TABLE + "?table=ward")
        .refusedWith(403);
  }

  @Test
  void whoeverMayReadEverythingMayExport() {
    assertThat(rows(server.as(token("system/*.rs", null)).get(TABLE + "?table=ward"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {TABLE, DICTIONARY})
  void anEntryOfABatchGetsNoTable(String path) {
    Bundle batch = new Bundle().setType(BundleType.BATCH);
    batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl(path.replace("/fhir/", ""));
    TrialServer all = server.as(token("user/*.cruds", null));
    Answer answer = all.send("POST", "/fhir", batch);
    assertThat(answer.http().body()).doesNotContain("onset", "status");
    answer.refusedWith(400);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(
            registrar()
                .get(TABLE + "?table=family")
                .refusedWith(400)
                .getIssueFirstRep()
                .getDiagnostics())
        .contains("responses, signs, ward, ward.drug");
    registrar().get("/fhir/Questionnaire/none/$export-table").refusedWith(404);
    registrar().get("/fhir/Patient/p1/$export-table").refusedWith(400);
    registrar().get(TABLE + "?free-text=maybe").refusedWith(400);
  }

  @Test
  void csvMayBeAskedForWhereItIsTheAnswer() {
    assertThat(registrar().get(TABLE + "?table=ward", "Accept", "text/csv").status())
        .isEqualTo(200);
    registrar().get("/fhir/QuestionnaireResponse", "Accept", "text/csv").refusedWith(406);
  }

  @Test
  void theDictionaryIsKnowledge() {
    server.get(DICTIONARY).refusedWith(401);
    assertThat(rows(server.as(token("user/Observation.rs", null)).get(DICTIONARY)))
        .extracting(row -> row.get("linkId"))
        .contains("onset", "who.name", "measured.value");
  }

  @Test
  void eachExportIsAuditedOnceWithTheNameOfWhoAskedForIt() {
    String user = "registrar-" + UUID.randomUUID();
    String token = Signing.signed(KEY, claims("user/QuestionnaireResponse.rs", null).subject(user));
    assertThat(rows(server.as(token).get(TABLE + "?table=signs"))).hasSize(2);
    assertThat(rows(server.as(token).get(TABLE + "?table=ward"))).hasSize(2);
    TrialServer auditor = server.as(token("user/AuditEvent.rs", null));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(eventsOf(auditor, user))
                    .hasSize(2)
                    .allSatisfy(
                        event -> {
                          assertThat(event.getEntityFirstRep().getName())
                              .isEqualTo("$export-table");
                          assertThat(event.getEntityFirstRep().getWhat().getReference())
                              .endsWith("/Questionnaire/fever-form");
                        }));
  }

  private static List<AuditEvent> eventsOf(TrialServer auditor, String user) {
    return auditor
        .get("/fhir/AuditEvent?_count=500&_sort=-_lastUpdated", "Cache-Control", "no-cache")
        .as(Bundle.class)
        .getEntry()
        .stream()
        .map(entry -> (AuditEvent) entry.getResource())
        .filter(
            event ->
                event.getAgent().stream()
                    .anyMatch(agent -> user.equals(agent.getWho().getDisplay())))
        .toList();
  }

  @Test
  void aTableThatBreaksOffDoesNotLookWhole() throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve("store").toAbsolutePath();
    String text =
        " RES_TEXT_VC = %s WHERE RES_ID = (SELECT RES_ID FROM HFJ_RESOURCE WHERE FHIR_ID = 'x-99')";
    try (Connection database = DriverManager.getConnection(url, "mcs", "");
        var statement = database.createStatement()) {
      var kept =
          statement.executeQuery("SELECT" + text.replace(" = %s WHERE", " FROM HFJ_RES_VER WHERE"));
      assertThat(kept.next()).isTrue();
      String whole = kept.getString(1);
      assertThat(whole).contains("onset");
      assertThat(statement.executeUpdate("UPDATE HFJ_RES_VER SET" + text.formatted("'{broken'")))
          .isEqualTo(1);
      try {
        assertThatThrownBy(() -> registrar().get(TABLE)).hasCauseInstanceOf(IOException.class);
      } finally {
        assertThat(
                statement.executeUpdate(
                    "UPDATE HFJ_RES_VER SET"
                        + text.formatted("'" + whole.replace("'", "''") + "'")))
            .isEqualTo(1);
      }
    }
  }
}
