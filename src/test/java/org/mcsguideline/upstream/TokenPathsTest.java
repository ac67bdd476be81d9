package org.mcsguideline.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.upstream.Asking.LABS;
import static org.mcsguideline.upstream.Asking.NOW;
import static org.mcsguideline.upstream.Asking.access;
import static org.mcsguideline.upstream.Asking.ask;
import static org.mcsguideline.upstream.Asking.json;
import static org.mcsguideline.upstream.Asking.next;
import static org.mcsguideline.upstream.Asking.page;
import static org.mcsguideline.upstream.Asking.questions;
import static org.mcsguideline.upstream.Asking.servers;
import static org.mcsguideline.upstream.Canary.answering;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.upstream.Canary.Visit;
import org.mcsguideline.upstream.DataSource.Origin;

/** Whom a caller's token reaches, and what it may ask for. */
class TokenPathsTest {

  private static Canary pages(Map<String, String> byQuery) {
    return new Canary(
        exchange ->
            Canary.json(
                exchange, 200, byQuery.getOrDefault(exchange.getRequestURI().getQuery(), "{}")));
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
