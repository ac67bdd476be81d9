package org.mcsguideline.faults.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Node;

/** Patients with the same device since the same moment, so that all must have the same tasks. */
final class WatchedPatients {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final String PLACED =
      """
      {"resourceType":"Bundle","type":"transaction","entry":[
       {"resource":{"resourceType":"Patient","id":"%1$s"},
        "request":{"method":"PUT","url":"Patient/%1$s"}},
       {"resource":{"resourceType":"Procedure","id":"%1$s-pump","status":"completed",
        "code":{"coding":[{"system":"http://snomed.info/sct","code":"16965008"}]},
        "subject":{"reference":"Patient/%1$s"},"performedDateTime":"%2$s"},
        "request":{"method":"PUT","url":"Procedure/%1$s-pump"}},
       {"resource":{"resourceType":"CarePlan","id":"%1$s-plan","status":"active","intent":"plan",
        "instantiatesCanonical":
         ["http://fhir.org/guides/mcs-after-rosc/PlanDefinition/mcs-monitoring-schedule"],
        "subject":{"reference":"Patient/%1$s"}},
        "request":{"method":"PUT","url":"CarePlan/%1$s-plan"}}]}
      """;

  private final Instant placement = Instant.now();
  private final List<String> patients = new ArrayList<>();

  /** One more, again and again until the service says that it is stored. */
  void add(Node node) {
    String patient = "watched-" + patients.size();
    String bundle = PLACED.formatted(patient, placement);
    await()
        .atMost(PATIENCE)
        .until(() -> Answer.to("POST", node.port(), "/fhir", null, bundle).status() == 200);
    patients.add(patient);
  }

  /** Each has the tasks of one that came when nothing went wrong any more, and each task once. */
  int verify(Node node) {
    add(node);
    String last = patients.get(patients.size() - 1);
    await().atMost(PATIENCE).until(() -> tasks(node, last).size() > 5);
    for (String patient : patients) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(tasks(node, patient))
                      .as("tasks of %s", patient)
                      .containsExactlyInAnyOrderElementsOf(tasks(node, last)));
    }
    assertThat(tasks(node, last)).doesNotHaveDuplicates();
    return patients.size() * tasks(node, last).size();
  }

  /** What is to be done, and from when on. */
  private static List<String> tasks(Node node, String patient) {
    Answer found = Answer.get(node.port(), "/fhir/Task?_count=500&patient=" + patient, null);
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    List<String> tasks = new ArrayList<>();
    for (JsonNode entry : found.json().path("entry")) {
      JsonNode task = entry.path("resource");
      tasks.add(task.at("/code/coding/0/code") + " " + task.at("/restriction/period"));
    }
    return tasks;
  }
}
