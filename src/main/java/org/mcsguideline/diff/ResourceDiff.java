package org.mcsguideline.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.diff.Change.Kind;
import org.mcsguideline.knowledge.json.FhirJson;

/** What differs in the resources, element by element. The logic within libraries is left out. */
final class ResourceDiff {

  private static final Set<String> DECIDE =
      Set.of(
          "PlanDefinition",
          "ActivityDefinition",
          "Library",
          "Questionnaire",
          "Measure",
          "StructureDefinition");
  private static final Set<String> CODES =
      Set.of("ValueSet", "CodeSystem", "ConceptMap", "NamingSystem");
  private static final Set<String> FOUNDATIONS = Set.of("Basic", "ResearchStudy");
  private static final Set<String> WORDS =
      Set.of(
          "title",
          "description",
          "text",
          "label",
          "display",
          "usage",
          "purpose",
          "definition",
          "valueString",
          "valueMarkdown",
          "prefix",
          "subtitle",
          "copyright",
          "textEquivalent");

  /** Translation, expansion times and versions say nothing of their own. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "version|meta|content|parameter\\[[^.]*]\\.(use|min|max|type)|compose"
              + "|expansion\\.(timestamp|total|identifier)");

  private static final Pattern PARAMETER = Pattern.compile("parameter\\[(.+?)(?: #\\d+)?]");

  private final GuidelineVersion before;
  private final GuidelineVersion after;
  private final Reach reach;

  ResourceDiff(GuidelineVersion before, GuidelineVersion after) {
    this.before = before;
    this.after = after;
    this.reach = new Reach(after.knowledge());
  }

  List<Change> changes() {
    Map<String, JsonNode> old = before.resources();
    Map<String, JsonNode> now = after.resources();
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      JsonNode left = plain(old.get(name), before);
      JsonNode right = plain(now.get(name), after);
      if (left.isMissingNode() || right.isMissingNode()) {
        changes.add(
            new Change(
                kind(left.isMissingNode() ? right : left, ""),
                name,
                left.isMissingNode() ? null : title(left),
                right.isMissingNode() ? null : title(right),
                List.of()));
      } else {
        new TreeDiff(path -> LEFT_OUT.matcher(path).matches())
            .of(left, right).stream()
                .filter(difference -> !isDeclared(name, difference))
                .forEach(difference -> changes.add(change(name, right, difference)));
      }
    }
    return changes;
  }

  /** That a parameter is there at all is said where the logic declares it. */
  private static boolean isDeclared(String name, TreeDiff.Difference difference) {
    return isParameter(name, difference.path()) && difference.path().endsWith("]");
  }

  private static boolean isParameter(String name, String path) {
    return name.startsWith("Library/") && path.startsWith("parameter");
  }

  private Change change(String name, JsonNode resource, TreeDiff.Difference difference) {
    return new Change(
        isParameter(name, difference.path())
            ? Kind.THRESHOLD
            : kind(resource, difference.element()),
        name + " " + difference.path(),
        shown(difference.before()),
        shown(difference.after()),
        reached(resource, difference.path()));
  }

  private List<String> reached(JsonNode resource, String path) {
    Matcher parameter = PARAMETER.matcher(path);
    return switch (resource.path("resourceType").asText()) {
      case "ValueSet" -> reach.ofValueSet(resource.path("url").asText());
      case "Parameters" ->
          parameter.lookingAt() ? reach.ofParameter(parameter.group(1)) : List.of();
      default -> List.of();
    };
  }

  private static Kind kind(JsonNode resource, String element) {
    String type = resource.path("resourceType").asText();
    if (DECIDE.contains(type)) {
      return WORDS.contains(element) ? Kind.SENTENCE : Kind.LOGIC;
    }
    if (CODES.contains(type)) {
      return WORDS.contains(element) ? Kind.SENTENCE : Kind.CODE;
    }
    if ("Parameters".equals(type)) {
      return Kind.THRESHOLD;
    }
    boolean hasKey =
        FhirJson.each(resource, "identifier")
            .anyMatch(one -> one.path("system").asText().endsWith("/evidence"));
    return hasKey || FOUNDATIONS.contains(type) ? Kind.EVIDENCE : Kind.OTHER;
  }

  /** The build stamps its version on every address; it is not what has changed. */
  private static JsonNode plain(@Nullable JsonNode resource, GuidelineVersion version) {
    if (resource == null) {
      return MissingNode.getInstance();
    }
    String stamp = "|" + version.knowledge().identity().version() + "\"";
    try {
      return FhirJson.MAPPER.readTree(resource.toString().replace(stamp, "\""));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String title(JsonNode resource) {
    return FhirJson.text(resource, "title").orElse(resource.path("id").asText());
  }

  private static @Nullable String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return null;
    }
    if (value.path("code").isTextual() && value.path("system").isTextual()) {
      return value.path("system").asText()
          + "|"
          + value.path("code").asText()
          + " "
          + value.path("display").asText();
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
