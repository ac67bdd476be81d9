package org.mcsguideline.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.upstream.Asking.LABS;
import static org.mcsguideline.upstream.Asking.access;
import static org.mcsguideline.upstream.Asking.ask;
import static org.mcsguideline.upstream.Asking.json;
import static org.mcsguideline.upstream.Asking.next;
import static org.mcsguideline.upstream.Asking.page;
import static org.mcsguideline.upstream.Asking.servers;
import static org.mcsguideline.upstream.Canary.answering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.tiny.FeverCall;
import org.mcsguideline.upstream.Canary.Visit;
import org.mcsguideline.upstream.DataSource.Origin;

/** The pages of a search at a caller's server. */
class SearchPagesTest {

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
}
