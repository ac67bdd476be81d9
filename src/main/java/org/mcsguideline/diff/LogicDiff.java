package org.mcsguideline.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.diff.Change.Kind;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.ShippedLibrary;
import org.mcsguideline.knowledge.json.FhirJson;

/** What differs in the translated logic: defines, parameters, and the codes it names. */
final class LogicDiff {

  private static final String DEFINES = "statements";
  private static final Map<String, Kind> SORTS = sorts();

  private final KnowledgeBase before;
  private final KnowledgeBase after;
  private final Reach reachBefore;
  private final Reach reachAfter;
  private final List<Change> changes = new ArrayList<>();

  LogicDiff(GuidelineVersion before, GuidelineVersion after) {
    this.before = before.knowledge();
    this.after = after.knowledge();
    reachBefore = new Reach(this.before);
    reachAfter = new Reach(this.after);
  }

  private static Map<String, Kind> sorts() {
    Map<String, Kind> sorts = new LinkedHashMap<>();
    sorts.put("parameters", Kind.THRESHOLD);
    sorts.put(DEFINES, Kind.LOGIC);
    sorts.put("codes", Kind.CODE);
    sorts.put("concepts", Kind.CODE);
    sorts.put("valueSets", Kind.CODE);
    sorts.put("codeSystems", Kind.CODE);
    return sorts;
  }

  List<Change> changes() {
    Set<String> names = new TreeSet<>(before.libraries().keySet());
    names.addAll(after.libraries().keySet());
    for (String name : names) {
      ShippedLibrary old = before.libraries().get(name);
      ShippedLibrary now = after.libraries().get(name);
      SORTS.forEach((sort, kind) -> compare(kind, sort, old, now));
    }
    return changes;
  }

  private void compare(
      Kind kind, String sort, @Nullable ShippedLibrary old, @Nullable ShippedLibrary now) {
    Map<String, JsonNode> left = old == null ? Map.of() : new Elm(old).definitions(sort);
    Map<String, JsonNode> right = now == null ? Map.of() : new Elm(now).definitions(sort);
    Map<String, JsonNode> all = new TreeMap<>(left);
    all.putAll(right);
    for (String name : all.keySet()) {
      JsonNode one = left.get(name);
      JsonNode other = right.get(name);
      if (one == null || other == null || !one.equals(other)) {
        String library = now == null ? old == null ? "" : old.name() : now.name();
        String called = library + ".\"" + name + "\"";
        if (one == null || other == null || !onlyWords(called, one, other)) {
          changes.add(
              new Change(kind, called, shown(kind, one), shown(kind, other), reaches(called)));
        }
      }
    }
  }

  private List<String> reaches(String called) {
    Set<String> reached = new TreeSet<>(reachBefore.of(called));
    reached.addAll(reachAfter.of(called));
    return List.copyOf(reached);
  }

  /** A define that only speaks differently decides as before. */
  private boolean onlyWords(String called, JsonNode one, JsonNode other) {
    List<String> wordsBefore = new ArrayList<>();
    List<String> wordsAfter = new ArrayList<>();
    JsonNode plainBefore = one.deepCopy();
    JsonNode plainAfter = other.deepCopy();
    Elm.takeWords(plainBefore, wordsBefore);
    Elm.takeWords(plainAfter, wordsAfter);
    if (!plainBefore.equals(plainAfter)) {
      return false;
    }
    for (int i = 0; i < wordsBefore.size(); i++) {
      if (!wordsBefore.get(i).equals(wordsAfter.get(i))) {
        changes.add(
            new Change(
                Kind.SENTENCE, called, wordsBefore.get(i), wordsAfter.get(i), reaches(called)));
      }
    }
    return true;
  }

  private static @Nullable String shown(Kind kind, @Nullable JsonNode definition) {
    if (definition == null) {
      return null;
    }
    return switch (kind) {
      case THRESHOLD -> value(definition.path("default"));
      case CODE -> FhirJson.withoutVersion(definition.path("id").asText("codes"));
      default -> "define";
    };
  }

  private static String value(JsonNode standard) {
    String unit = standard.path("unit").asText();
    if (standard.isMissingNode()) {
      return "no value";
    }
    return standard.has("value")
        ? (standard.path("value").asText() + " " + unit).strip()
        : standard.toString();
  }
}
