package org.mcsguideline.knowledge.loading;

import static org.mcsguideline.knowledge.json.FhirJson.each;
import static org.mcsguideline.knowledge.json.FhirJson.ownExtension;
import static org.mcsguideline.knowledge.json.FhirJson.requiredText;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.knowledge.ScheduledPlan.Board;

/** Reads the PlanDefinitions that say which define holds their schedule. */
final class ScheduleReader {

  private static final String SCHEDULE = "mcs-schedule";
  private static final String BOARD = "mcs-board";
  private static final String SUBJECTS = "mcs-board-subjects";

  private ScheduleReader() {}

  static List<ScheduledPlan> read(KnowledgeBundle bundle) {
    return bundle.all("PlanDefinition").stream()
        .filter(plan -> ownExtension(plan, SCHEDULE).isPresent())
        .map(plan -> plan(bundle, plan))
        .toList();
  }

  private static ScheduledPlan plan(KnowledgeBundle bundle, JsonNode plan) {
    JsonNode library = bundle.resolve("Library", plan.path("library").path(0).asText());
    return new ScheduledPlan(
        requiredText(plan, "url"),
        requiredText(library, "name"),
        requiredText(ownExtension(plan, SCHEDULE).orElseThrow(), "valueString"),
        ownExtension(plan, BOARD).map(board -> board(plan, board)).orElse(null),
        each(plan, "action")
            .flatMap(action -> each(action, "input"))
            .map(ServiceReader::template)
            .toList());
  }

  private static Board board(JsonNode plan, JsonNode board) {
    return new Board(
        requiredText(board, "valueString"),
        each(plan, "extension")
            .filter(extension -> extension.path("url").asText().endsWith("/" + SUBJECTS))
            .map(extension -> requiredText(extension, "valueString"))
            .toList());
  }
}
