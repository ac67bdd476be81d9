package org.mcsguideline.server.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.temperature;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.tiny.TinyGuideline;
import org.mcsguideline.vignettes.RunningServer;

/** A server beside which somebody writes the guideline. */
class AuthoringIT {

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String COMPARISON = "(\"Newest Value\") > \"Fever Limit\"";

  /** Exactly the limit of the site profile, which is no fever as the guideline is shipped. */
  private static final String AT_THE_LIMIT = temperature("o1", "p1", "38.5");

  @TempDir static Path folder;
  private static RunningServer server;

  private final Path cql = folder.resolve("cql/Fever.cql");

  @BeforeAll
  static void startBesideACopy() throws IOException {
    TinyGuideline.copyTo(folder);
    String built = TinyGuideline.file().toUri().toString();
    server =
        RunningServer.with(
                "--spring.profiles.active=authoring",
                "--mcs.knowledge.location=" + built,
                "--mcs.store.knowledge-bundle=" + built,
                "--mcs.store.demo-patients=false",
                "--mcs.authoring.cql=" + folder.resolve("cql"),
                "--mcs.authoring.resources=" + folder.resolve("fhir-resources"),
                "--mcs.authoring.terminology=" + folder.resolve("terminology"),
                "--mcs.authoring.evidence=" + folder.resolve("evidence"))
            .withStore();
    stored("Patient/p1", PATIENT);
    stored("Observation/o1", AT_THE_LIMIT);
    awaitState("IN_USE");
  }

  private static void stored(String reference, String singleQuoted) {
    assertThat(server.put("/fhir/" + reference, json(singleQuoted).toString()).status())
        .isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void restore() throws IOException {
    write(Files.readString(TinyGuideline.SOURCES.resolve("cql/Fever.cql")));
    awaitState("IN_USE");
  }

  @Test
  void aChangedComparisonAnswersInHooksAndInApply() throws IOException {
    assertThat(cards()).isEmpty();
    assertThat(applied()).doesNotContain("Temperature is 38.5 Cel");

    change(COMPARISON, COMPARISON.replace(">", ">="));
    await().atMost(SOON).until(() -> !cards().isEmpty());

    assertThat(cards().path(0).path("summary").asText()).isEqualTo("Temperature is 38.5 Cel");
    assertThat(applied()).contains("Temperature is 38.5 Cel");
    assertThat(status().path("state").asText()).isEqualTo("IN_USE");
    assertThat(basis()).isEqualTo(status().path("inUse").asText());
  }

  @Test
  void aChangedResourceAnswersToo() throws IOException {
    Path plan = folder.resolve("fhir-resources/plandefinition/fever-review.json");
    String shipped = Files.readString(plan);
    String title = server.get("/cds-services").json().at("/services/0/title").asText();
    Files.writeString(plan, shipped.replace(title, "Another title"));
    await()
        .atMost(SOON)
        .until(
            () ->
                "Another title"
                    .equals(server.get("/cds-services").json().at("/services/0/title").asText()));
    assertThat(server.get("/fhir/PlanDefinition/fever-review").json().path("title").asText())
        .isEqualTo("Another title");
    Files.writeString(plan, shipped);
  }

  @Test
  void whatDoesNotTranslateChangesNothingButTheMessage() throws IOException {
    String before = basis();
    String applied = applied();

    change(COMPARISON, "(\"Newest Value\") >= \"Feverish Limit\"");
    awaitState("REFUSED");

    assertThat(status().path("problems"))
        .anySatisfy(
            problem -> {
              assertThat(problem.path("place").asText()).startsWith("cql/Fever.cql:41:");
              assertThat(problem.path("message").asText()).contains("Feverish Limit");
            });
    assertThat(cards()).isEmpty();
    assertThat(applied()).isEqualTo(applied);
    assertThat(basis()).isEqualTo(before).isEqualTo(status().path("inUse").asText());
  }

  @Test
  void whatNoOneCanReadIsSaidWithItsLine() throws IOException {
    Path plan = folder.resolve("fhir-resources/plandefinition/fever-review.json");
    String shipped = Files.readString(plan);
    Files.writeString(plan, "{\n\"resourceType\": \"PlanDefinition\",\n}");
    awaitState("REFUSED");
    assertThat(status().at("/problems").toString())
        .contains("fhir-resources/plandefinition/fever-review.json:3");
    Files.writeString(plan, shipped);
  }

  @Test
  void sentLogicRunsAndLeavesNothingBehind() {
    String call =
        "{'resourceType':'Parameters','parameter':[{'name':'content','valueString':'%s'}]}";
    String logic = "library Sent version ''1'' define Answer: 6 * 7".replace("''", "\\u0027");
    RunningServer.Answer sum = server.post("/fhir/$cql", json(call.formatted(logic)).toString());
    assertThat(sum.json().at("/parameter/0/valueInteger").asInt()).as(sum.body()).isEqualTo(42);
    assertThat(server.get("/fhir/$cql?expression=6*8").json().at("/parameter/0/valueInteger"))
        .hasToString("48");
    RunningServer.Answer later =
        server.get("/fhir/$cql?expression=Sent.Answer&library=Library/Sent");
    assertThat(later.body()).doesNotContain("42");
  }

  @Test
  void aLibraryWrittenThroughTheApiIsUsedAtOnce() {
    stored("Library/Sum", library("42"));
    assertThat(answerOfSum()).isEqualTo(42);
    assertThat(server.put("/fhir/Library/Sum", json(library("43")).toString()).status())
        .isEqualTo(200);
    assertThat(answerOfSum()).isEqualTo(43);
    assertThat(server.delete("/fhir/Library/Sum").status()).isEqualTo(200);
  }

  private static String library(String answer) {
    String logic = "library Sum version '1' define Answer: " + answer;
    return """
        {'resourceType':'Library','id':'Sum','url':'http://example.org/guides/sum/Library/Sum','name':'Sum','version':'1',
         'status':'draft','type':{'coding':[{'code':'logic-library'}]},
         'content':[{'contentType':'text/cql','data':'%s'}]}
        """
        .formatted(Base64.getEncoder().encodeToString(logic.getBytes(StandardCharsets.UTF_8)));
  }

  private static int answerOfSum() {
    RunningServer.Answer answer = server.get("/fhir/Library/Sum/$evaluate?expression=Answer");
    assertThat(answer.json().at("/parameter/0/name").asText())
        .as(answer.body())
        .isEqualTo("Answer");
    return answer.json().at("/parameter/0/valueInteger").asInt();
  }

  @Test
  void decisionsCannotBeWritten() {
    String decision =
        "{'resourceType':'GuidanceResponse','id':'g1','moduleUri':'urn:x','status':'success'}";
    assertThat(server.put("/fhir/GuidanceResponse/g1", json(decision).toString()).status())
        .isEqualTo(403);
  }

  private void change(String from, String to) throws IOException {
    String text = Files.readString(cql);
    assertThat(text).contains(from);
    write(text.replace(from, to));
  }

  private void write(String text) throws IOException {
    Path written = Files.writeString(cql, text);
    assertThat(written).exists();
  }

  private static JsonNode status() {
    return server.get("/authoring").json();
  }

  private static void awaitState(String state) {
    await().atMost(SOON).until(() -> status().path("state").asText().equals(state));
  }

  private static JsonNode called() {
    String call =
        """
        {'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
         'context':{'userId':'Practitioner/1','patientId':'p1','draftOrders':{'resourceType':'Bundle'}},
         'extension':{'org.mcsguideline.decision-time':'2024-03-01T10:00:00Z'},
         'prefetch':{'patient':%s,'temperatures':%s,'notes':null}}
        """
            .formatted(PATIENT, bundle(AT_THE_LIMIT));
    RunningServer.Answer answer = server.post("/cds-services/fever-review", json(call).toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode cards() {
    return called().path("cards");
  }

  private static String basis() {
    return called().at("/extension/org.mcsguideline.basis/knowledgeHash").asText();
  }

  /** The store knows a site profile by another id than the one of this guideline's. */
  private static String applied() {
    String call =
        """
        {'resourceType':'Parameters','parameter':[
          {'name':'subject','valueString':'Patient/p1'},
          {'name':'parameters','resource':{'resourceType':'Parameters','parameter':[
            {'name':'Fever Limit','valueQuantity':{'value':38.5,'unit':'Cel','code':'Cel',
             'system':'http://unitsofmeasure.org'}},
            {'name':'Decision Time','valueDateTime':'2024-03-01T10:00:00Z'}]}}]}
        """;
    RunningServer.Answer answer =
        server.post("/fhir/PlanDefinition/fever-rec/$apply", json(call).toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("RequestGroup").doesNotContain("exception");
    return answer.body();
  }
}
