package org.mcsguideline.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.upstream.Asking.NOW;
import static org.mcsguideline.upstream.Asking.access;
import static org.mcsguideline.upstream.Asking.ask;
import static org.mcsguideline.upstream.Asking.next;
import static org.mcsguideline.upstream.Asking.page;
import static org.mcsguideline.upstream.Asking.questions;
import static org.mcsguideline.upstream.Asking.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.tiny.FeverCall;
import org.mcsguideline.upstream.Canary.Visit;
import org.mcsguideline.upstream.DataSource.Origin;

/** What is asked of a caller's server, where the token goes, and what is refused. */
class CallerFhirServersTest {

  private static final String LABS = "Observation?patient=p1";

  private static Canary answering(String json) {
    return new Canary(exchange -> Canary.json(exchange, 200, json));
  }

  private static Canary pages(Map<String, String> byQuery) {
    return new Canary(
        exchange ->
            Canary.json(
                exchange, 200, byQuery.getOrDefault(exchange.getRequestURI().getQuery(), "{}")));
  }

  private static JsonNode json(Answer answer) {
    return Objects.requireNonNull(answer.json());
  }

  @Test
  @Tag("ch-19")
  @Tag("ch-30")
  void asksTheServerWithTheTokenThatCameWithIt() {
    try (Canary ehr = answering(page("o1", ""))) {
      Answer answer = ask(ehr, LABS);

      assertThat(json(answer).at("/entry/0/resource/id").asText()).isEqualTo("o1");
      assertThat(answer.source()).isEqualTo(new DataSource(Origin.FETCHED, null));
      assertThat(ehr.visits())
          .containsExactly(new Visit("/fhir/" + LABS, "Bearer " + Asking.TOKEN));
    }
  }

  @Test
  @Tag("ch-19")
  void readsTheOneResourceThatIsAskedFor() {
    try (Canary ehr = answering("{'resourceType':'Patient','id':'p1'}")) {
      assertThat(ask(ehr, "Patient/p1").source().origin()).isEqualTo(Origin.FETCHED);
      Answer other = ask(ehr, "Patient/p2");
      assertThat(other.json()).isNull();
      assertThat(other.source().reason()).isEqualTo(Reason.SOMETHING_ELSE);
    }
  }

  @Test
  @Tag("ch-23")
  void putsPagesTogether() {
    AtomicReference<String> base = new AtomicReference<>("");
    try (Canary ehr =
        new Canary(
            exchange ->
                Canary.json(
                    exchange,
                    200,
                    exchange.getRequestURI().getQuery().equals("patient=p1")
                        ? page("o1", ",'total':2" + next(base + "?page=2"))
                        : page("o2", "")))) {
      base.set(ehr.address());
      Answer answer = ask(ehr, LABS);

      assertThat(json(answer).path("entry").findValuesAsText("id")).containsExactly("o1", "o2");
      assertThat(json(answer).has("total")).isFalse();
      assertThat(answer.source()).isEqualTo(new DataSource(Origin.PAGED, null));
      assertThat(ehr.visits()).extracting(Visit::authorization).containsOnly("Bearer SECRET-TOKEN");
    }
  }

  @Test
  @Tag("ch-23")
  void goesOnFromThePageThatTheCallerSent() {
    try (Canary ehr = answering(page("o2", ""));
        CallerFhirServers servers = servers(ehr.base())) {
      JsonNode sent = FeverCall.json(page("o1", next(ehr.address() + "?page=2")));
      Answer answer =
          Objects.requireNonNull(
              servers
                  .ask(access(ehr.base()), Map.of("labs", new Question(LABS, sent)))
                  .get("labs"));

      assertThat(json(answer).path("entry").findValuesAsText("id")).containsExactly("o1", "o2");
      assertThat(ehr.visits()).extracting(Visit::address).containsExactly("/fhir?page=2");
    }
  }

  @Test
  @Tag("ch-23")
  void fewerEntriesThanTheTotalAreNotComplete() {
    try (Canary ehr = answering(page("o1", ",'total':7"))) {
      Answer answer = ask(ehr, LABS);

      assertThat(answer.source()).isEqualTo(new DataSource(Origin.FETCHED, Reason.INCOMPLETE));
      assertThat(json(answer).path("total").asInt()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @Tag("T-SSRF")
  @ValueSource(strings = {"http://good.example@127.0.0.1:%d/fhir", "http://127.0.0.1:%d/fhir-evil"})
  void aNextLinkElsewhereIsNotFollowed(String link) {
    try (Canary evil = answering(page("o2", ""));
        Canary ehr = answering(page("o1", next(link.formatted(evil.base().port()))))) {
      Answer answer = ask(ehr, LABS);

      assertThat(answer.source()).isEqualTo(new DataSource(Origin.FETCHED, Reason.LINK_ELSEWHERE));
      assertThat(json(answer).path("total").asInt()).isEqualTo(2);
      assertThat(evil.visits()).isEmpty();
      assertThat(ehr.visits()).hasSize(1);
    }
  }

  @ParameterizedTest
  @Tag("T-SSRF")
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) {
    try (Canary evil = answering(page("o2", ""));
        Canary ehr =
            new Canary(
                exchange -> {
                  exchange.getResponseHeaders().set("Location", evil.address());
                  exchange.sendResponseHeaders(status, -1);
                })) {
      Answer answer = ask(ehr, LABS);

      assertThat(answer.source()).isEqualTo(new DataSource(Origin.FAILED, Reason.REDIRECTED));
      assertThat(ehr.visits()).hasSize(1);
      assertThat(evil.visits()).isEmpty();
    }
  }

  @ParameterizedTest
  @Tag("T-SSRF")
  @CsvSource({"/fhir2", "/fhir/sub", "''", "/FHIR"})
  void aServerThatIsNotListedIsNotAsked(String path) {
    try (Canary evil = answering(page("o1", ""));
        CallerFhirServers servers = servers(evil.base())) {
      FhirBase other = FhirBase.parse(evil.address().replace("/fhir", path)).orElseThrow();
      Answer answer = Objects.requireNonNull(servers.ask(access(other), questions(LABS)).get(LABS));

      assertThat(answer.source())
          .isEqualTo(new DataSource(Origin.NOT_ALLOWED, Reason.BASE_NOT_LISTED));
      assertThat(evil.visits()).isEmpty();
    }
  }

  @Test
  @Tag("T-SSRF")
  void aTokenNeverGoesToTheServerOfAnotherCaller() {
    try (Canary one = answering(page("o1", ""));
        Canary two = answering(page("o2", ""));
        CallerFhirServers servers = servers(one.base(), two.base())) {
      assertThat(servers.ask(access(one.base()), questions(LABS))).hasSize(1);

      assertThat(one.visits()).hasSize(1);
      assertThat(two.visits()).isEmpty();
    }
  }

  @Test
  @Tag("ch-29")
  void anExpiredTokenIsNotUsed() {
    try (Canary ehr = answering(page("o1", ""));
        CallerFhirServers servers = servers(ehr.base())) {
      Answer answer =
          Objects.requireNonNull(
              servers.ask(access(ehr.base(), "patient/*.rs", NOW), questions(LABS)).get(LABS));

      assertThat(answer.source()).isEqualTo(new DataSource(Origin.EXPIRED, Reason.TOKEN_EXPIRED));
      assertThat(ehr.visits()).isEmpty();
    }
  }

  @Test
  @Tag("ch-31")
  void whatTheScopesDoNotCoverIsNotAsked() {
    try (Canary ehr = answering(page("o1", ""));
        CallerFhirServers servers = servers(ehr.base())) {
      Map<String, Answer> answers =
          servers.ask(
              access(ehr.base(), "patient/Observation.read", NOW.plusSeconds(9)),
              questions(LABS, "Condition?patient=p1"));

      assertThat(Objects.requireNonNull(answers.get("Condition?patient=p1")).source())
          .isEqualTo(new DataSource(Origin.NOT_ALLOWED, Reason.SCOPE));
      assertThat(ehr.visits()).extracting(Visit::address).containsExactly("/fhir/" + LABS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, REFUSED",
    "403, REFUSED",
    "404, NOT_FOUND",
    "400, REJECTED",
    "204, REJECTED",
    "429, SERVER_ERROR",
    "500, SERVER_ERROR",
    "503, SERVER_ERROR"
  })
  @Tag("R07")
  void anErrorIsNoAnswer(int status, Reason reason) {
    try (Canary ehr = new Canary(exchange -> Canary.json(exchange, status, page("o1", "")))) {
      Answer answer = ask(ehr, LABS);

      assertThat(answer.json()).isNull();
      assertThat(answer.source()).isEqualTo(new DataSource(Origin.FAILED, reason));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'resourceType':'OperationOutcome'}; SOMETHING_ELSE",
        "{'resourceType':'Bundle','unreadable':1}; UNREADABLE",
        "{'resourceType':'Bundle'; UNREADABLE",
        "[]; UNREADABLE",
        "7; UNREADABLE",
        "''; UNREADABLE",
        "{'a':1,'a':2}; UNREADABLE"
      },
      quoteCharacter = '\0')
  @Tag("ch-20")
  @Tag("T-BOMB")
  void whatIsNoSearchsetIsNoAnswer(String body, Reason reason) {
    try (Canary ehr = answering(body.equals("''") ? "" : body)) {
      assertThat(ask(ehr, LABS).source()).isEqualTo(new DataSource(Origin.FAILED, reason));
    }
  }

  @Test
  @Tag("T-BOMB")
  void aDeepAnswerIsNoAnswer() {
    try (Canary ehr = answering("{'a':".repeat(300) + "1" + "}".repeat(300))) {
      assertThat(ask(ehr, LABS).source().reason()).isEqualTo(Reason.UNREADABLE);
    }
  }

  @Test
  @Tag("T-BOMB")
  void moreEntriesThanAreReadAreCutAndSaidSo() {
    String entries = ",{'resource':{'resourceType':'Basic'}}".repeat(2500);
    try (Canary ehr =
        answering(
            "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Basic'}}"
                + entries
                + "]}")) {
      Answer answer = ask(ehr, LABS);

      assertThat(answer.source().reason()).isEqualTo(Reason.TOO_MANY_ENTRIES);
      assertThat(json(answer).path("entry")).hasSize(2000);
      assertThat(json(answer).path("total").asInt()).isEqualTo(2001);
    }
  }

  @Test
  @Tag("R07")
  void endlessPagesEnd() {
    AtomicReference<String> base = new AtomicReference<>("");
    try (Canary ehr =
        new Canary(
            exchange -> Canary.json(exchange, 200, page("o", next(base + "/Observation?p=1"))))) {
      base.set(ehr.address());
      Answer answer = ask(ehr, LABS);

      assertThat(answer.source()).isEqualTo(new DataSource(Origin.PAGED, Reason.TOO_MANY_PAGES));
      assertThat(ehr.visits()).hasSize(5);
    }
  }

  @Test
  void aPageThatFailsLeavesTheFirstInUseAndSaysSo() {
    AtomicReference<String> base = new AtomicReference<>("");
    try (Canary ehr =
        new Canary(
            exchange -> {
              boolean isFirst = exchange.getRequestURI().getQuery().equals("patient=p1");
              Canary.json(exchange, isFirst ? 200 : 500, page("o1", next(base + "?page=2")));
            })) {
      base.set(ehr.address());
      Answer answer = ask(ehr, LABS);

      assertThat(answer.source()).isEqualTo(new DataSource(Origin.FETCHED, Reason.SERVER_ERROR));
      assertThat(json(answer).path("total").asInt()).isEqualTo(2);
    }
  }

  @Test
  void aServerWithoutATokenIsAskedWithoutOne() {
    try (Canary ehr = pages(Map.of("patient=p1", page("o1", "")));
        CallerFhirServers servers = servers(ehr.base())) {
      assertThat(servers.ask(new FhirAccess(ehr.base(), null), questions(LABS)))
          .allSatisfy((key, answer) -> assertThat(answer.json()).isNotNull());
      assertThat(ehr.visits()).extracting(Visit::authorization).containsOnlyNulls();
    }
  }
}
