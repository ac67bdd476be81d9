package org.mcsguideline.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.monitoring.Outlooks;
import org.mcsguideline.web.FhirDoor;
import org.mcsguideline.web.FhirDoor.Answer;
import org.mcsguideline.web.StoreReading;
import org.mcsguideline.web.StoreRefused;

/** What the store has of patients, for one caller. */
record PatientStore(StoreReading store) {

  /** As many as one search may bring; where there are more, the reader of the record is told. */
  static final int MOST = 500;

  private static final String PATIENTS = "Patient/";

  /** Bare ids of patients whom a board may show, each once, in the order of the plan's queries. */
  Set<String> subjects(ScheduledPlan.Board board) throws IOException, StoreRefused {
    Set<String> ids = new LinkedHashSet<>();
    for (String query : board.subjects()) {
      for (JsonNode resource : store.search(query + "&_count=" + MOST)) {
        String reference = resource.at("/subject/reference").asText();
        String id = reference.startsWith(PATIENTS) ? reference.substring(PATIENTS.length()) : "";
        if (FhirDoor.isId(id)) {
          boolean unused = ids.add(id);
        }
      }
    }
    return ids;
  }

  /** Names by id; a patient whom the caller may not see, or who has no name, is left out. */
  Map<String, String> names(List<String> ids) throws IOException, StoreRefused {
    Map<String, String> names = new LinkedHashMap<>();
    if (ids.isEmpty()) {
      return names;
    }
    for (JsonNode patient :
        store.search("Patient?_id=" + String.join(",", ids) + "&_elements=name&_count=" + MOST)) {
      String name = name(patient.path("name").path(0));
      if (!name.isBlank()) {
        names.put(patient.path("id").asText(), name);
      }
    }
    return names;
  }

  private static String name(JsonNode name) {
    if (name.hasNonNull("text")) {
      return name.path("text").asText();
    }
    StringBuilder words = new StringBuilder();
    name.path("given").forEach(given -> words.append(given.asText()).append(' '));
    return words.append(name.path("family").asText()).toString().strip();
  }

  /** What a plan reads of a patient, by key; what could not be read is left out. */
  Map<String, String> record(ScheduledPlan plan, String id) throws IOException {
    Map<String, String> data = new LinkedHashMap<>();
    for (Map.Entry<String, String> query : Outlooks.queries(plan, id).entrySet()) {
      Answer answer = store.get(sized(query.getValue()));
      if (answer.isFound()) {
        data.put(query.getKey(), answer.body());
      }
    }
    return data;
  }

  private static String sized(String query) {
    return query.contains("?") && !query.contains("_count=") ? query + "&_count=" + MOST : query;
  }

  /** Tasks of checks that are no longer planned, newest first. */
  List<JsonNode> droppedTasks(ScheduledPlan plan, String id, Instant since)
      throws IOException, StoreRefused {
    return store.search(
        "Task?patient="
            + id
            + "&status=cancelled&identifier="
            + StoreReading.escaped(plan.canonical() + "|")
            + "&_lastUpdated=ge"
            + since
            + "&_sort=-_lastUpdated&_count=100");
  }

  /** Id of the newest decision about a patient; null when none is kept. */
  @Nullable String lastDecision(String id) throws IOException, StoreRefused {
    return store
        .search("GuidanceResponse?patient=" + id + "&_elements=status&_sort=-_lastUpdated&_count=1")
        .stream()
        .map(decision -> decision.path("id").asText())
        .findFirst()
        .orElse(null);
  }
}
