package org.mcsguideline.knowledge.assembly.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** What a form says of the export of its items can be done. */
final class FormMarkCheck implements GuidelineCheck {

  private static final String ITEM = "(/item/\\d+)+";
  private static final String MARK = "/StructureDefinition/mcs-export-as";
  private static final Set<String> TIMES = Set.of("date", "dateTime");
  private static final Set<String> TEXTS = Set.of("string", "text", "url");
  private static final String INDEX_TIME = "index-time";

  /** Types of the items that a mark can stand at. */
  private static final Map<String, Set<String>> FITTING =
      Map.of(INDEX_TIME, TIMES, "age", Set.of("date", "dateTime", "integer"), "as-answered", TEXTS);

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    guideline.all("Questionnaire").forEach(form -> check(form, problems));
  }

  private static void check(AuthoredResource form, Problems problems) {
    List<String> indexTimes = new ArrayList<>();
    form.visit(
        (pointer, node) -> {
          if (!pointer.matches(ITEM)) {
            return;
          }
          String mark = mark(node);
          if (INDEX_TIME.equals(mark)) {
            indexTimes.add(pointer);
          }
          if (!mark.isEmpty() && !fits(mark, node)) {
            problems.add(form.at(pointer), "an item of this type cannot be exported as " + mark);
          }
        });
    indexTimes.stream()
        .skip(1)
        .forEach(second -> problems.add(form.at(second), "a form has one index time"));
  }

  private static boolean fits(String mark, JsonNode item) {
    boolean once = !item.path("repeats").asBoolean(false);
    return "nothing".equals(mark)
        || (FITTING.getOrDefault(mark, Set.of()).contains(item.path("type").asText())
            && (once || !INDEX_TIME.equals(mark)));
  }

  private static String mark(JsonNode item) {
    return item.path("extension")
        .valueStream()
        .filter(extension -> extension.path("url").asText().endsWith(MARK))
        .map(extension -> extension.path("valueCode").asText())
        .findFirst()
        .orElse("");
  }
}
