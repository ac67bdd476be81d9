package org.mcsguideline.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.RunningServer;
import org.mcsguideline.vignettes.RunningServer.Answer;

/** Calls of the running server, and what it keeps of them. */
final class DecisionCalls {

  static final String LOCAL = "http://fhir.org/guides/mcs-after-rosc/CodeSystem/mcs-local|";

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private DecisionCalls() {}

  /** The server with its store. */
  static RunningServer server() {
    return RunningServer.get().withStore();
  }

  @CanIgnoreReturnValue
  static JsonNode call(ObjectNode request, HookService service) {
    Answer answer = server().post("/cds-services/" + service.id(), request.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("cards");
  }

  static List<JsonNode> search(String query) {
    Answer answer = server().get("/fhir/" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("entry").valueStream().map(e -> e.path("resource")).toList();
  }

  @CanIgnoreReturnValue
  static List<JsonNode> awaited(String query, int count) {
    await().atMost(PATIENCE).until(() -> search(query).size() >= count);
    List<JsonNode> found = search(query);
    assertThat(found).hasSize(count);
    return found;
  }

  static ObjectNode fresh(String vignette, HookService service, String patient) {
    return Desk.onAnotherOccasion(Desk.request(vignette, service, patient));
  }

  @CanIgnoreReturnValue
  static Answer feedback(String service, String json) {
    return server().post("/cds-services/" + service + "/feedback", json.replace('\'', '"'));
  }

  static String overridden(String card) {
    return ("{'card':'%s','outcome':'overridden','overrideReason':{'reason':{'code':"
            + "'override-disagree','system':'%s'},'userComment':'CANARY'},"
            + "'outcomeTimestamp':'2024-03-01T10:00:00Z'}")
        .formatted(card, LOCAL.replace("|", ""));
  }
}
