package org.mcsguideline.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.upstream.Asking.LABS;
import static org.mcsguideline.upstream.Asking.access;
import static org.mcsguideline.upstream.Asking.ask;
import static org.mcsguideline.upstream.Asking.json;
import static org.mcsguideline.upstream.Asking.page;
import static org.mcsguideline.upstream.Asking.questions;
import static org.mcsguideline.upstream.Asking.servers;
import static org.mcsguideline.upstream.Canary.answering;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.upstream.Canary.Visit;
import org.mcsguideline.upstream.DataSource.Origin;

/** What is made of the answers of a caller's server. */
class CallerFhirServersTest {

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
  void allKeysTogetherBringNoMoreThanACallMayCost() {
    String[] queries = new String[8];
    for (int key = 0; key < queries.length; key++) {
      queries[key] = "Observation?patient=p1&_page=" + key;
    }
    String text = ",'text':'" + "a".repeat(150_000) + "'";
    try (Canary ehr = answering(page("o1", text));
        CallerFhirServers servers = servers(ehr.base())) {
      Map<String, Answer> answers = servers.ask(access(ehr.base()), questions(queries));

      // One key may bring 200 000 bytes, and a call 1 000 000.
      assertThat(answers).hasSize(8);
      assertThat(answers.values()).filteredOn(a -> a.json() != null).hasSizeBetween(1, 6);
      assertThat(answers.values())
          .filteredOn(a -> a.json() == null)
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(a -> a.source().reason() == Reason.TOO_LARGE);
    }
  }
}
