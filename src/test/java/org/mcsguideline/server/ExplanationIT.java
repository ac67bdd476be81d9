package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.RunningServer;
import org.mcsguideline.vignettes.RunningServer.Answer;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/** Over HTTP: from the link of a card to what is behind it. */
class ExplanationIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static RunningServer server = RunningServer.get();

  @BeforeAll
  static void storeIsThere() {
    server = server.withStore();
  }

  private static JsonNode cards(Vignette vignette, HookService service) {
    // A patient of its own, because advice on an order is not given twice.
    String request =
        HookRequestJson.of(vignette, service)
            .put("hookInstance", UUID.randomUUID().toString())
            .toString()
            .replace(vignette.patientId(), "explained-" + vignette.patientId());
    String path = "/cds-services/" + service.id();
    // A busy machine may take longer than a caller would wait; that is not what this is about.
    Answer answer =
        await().atMost(PATIENCE).until(() -> server.post(path, request), a -> a.status() != 503);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("cards");
  }

  /** What the page asks for, by the decision that its address names. */
  private static String decision(JsonNode card) {
    JsonNode link = card.path("links").path(0);
    assertThat(link.path("type").asText()).isEqualTo("absolute");
    assertThat(link.path("label").asText()).isNotBlank();
    URI page = URI.create(link.path("url").asText());
    assertThat(page.getPath()).isEqualTo("/explanation.html");
    assertThat(page.getQuery()).startsWith("decision=");
    return page.getQuery().substring("decision=".length());
  }

  private static JsonNode awaited(String path) {
    await().atMost(PATIENCE).until(() -> server.get(path).status() == 200);
    return server.get(path).json();
  }

  @ParameterizedTest
  @EnumSource(HookService.class)
  void cardsLinkToTheirExplanation(HookService service) {
    int walked = 0;
    // Every card of every vignette is walked without HTTP in ExplainedCardsTest.
    for (Vignette vignette : Vignettes.all().stream().filter(v -> v.id().endsWith("4")).toList()) {
      for (JsonNode card : cards(vignette, service)) {
        JsonNode explanation = awaited("/explanations/" + decision(card));
        JsonNode told =
            explanation
                .path("recommendations")
                .valueStream()
                .filter(one -> one.path("cards").toString().contains(card.path("uuid").asText()))
                .findFirst()
                .orElseThrow();
        JsonNode row = explanation.path("ledger").path(told.path("sentences").path(0).asText());
        assertThat(row.path("statement").asText()).isNotBlank();
        String key = row.path("evidence").path(0).asText();
        String reference = explanation.path("evidence").path(key).path("reference").asText();
        assertThat(server.get("/fhir/" + reference).status()).as(reference).isEqualTo(200);
        JsonNode criterion =
            explanation.path("defines").path(told.path("criteria").path(0).asText());
        assertThat(criterion.path("cql").asText()).isNotBlank();
        assertThat(criterion.path("state").asText()).isNotBlank();
        walked++;
      }
    }
    assertThat(walked).as("cards").isPositive();
  }

  @Test
  void theOperationTellsTheSameAsFhir() {
    String id = decision(cards(Vignettes.byId("V04"), HookService.ORDER_REVIEW).path(0));
    JsonNode parameters = awaited("/fhir/GuidanceResponse/" + id + "/$explain");
    assertThat(parameters.path("resourceType").asText()).isEqualTo("Parameters");
    assertThat(parameters.toString())
        .contains("GuidanceResponse/" + id, "McsCriteria.Is In Population", "Basic/mcs-l-r1")
        .contains("\"name\":\"threshold\"", "\"name\":\"evidence\"", "\"name\":\"discrepancy\"");
  }

  @Test
  void whatIsNotKeptIsNotFoundAndSaysSo() {
    for (String path :
        new String[] {"/explanations/nosuch", "/fhir/GuidanceResponse/nosuch/$explain"}) {
      Answer answer = server.get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("OperationOutcome", "No decision with this id");
    }
  }

  @Test
  void thePageRunsNothingButItsOwnFiles() {
    Answer page = server.get("/explanation.html?decision=nosuch");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.body())
        .contains("Not validated for clinical use", "No decision with this id")
        .doesNotContain("<style", "onclick", "style=");
    assertThat(server.get("/explanation.html").status()).isEqualTo(404);
    assertThat(server.get("/explanations/nosuch/criterion?key=x").status()).isEqualTo(404);
  }
}
