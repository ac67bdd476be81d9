package org.mcsguideline.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.diff.Change.Kind;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * A comparison, to be read by a person or a program.
 *
 * @param asked number of calls that both versions were asked; zero when there were no patients
 */
public record DiffReport(
    String before, String after, List<Change> changes, List<AdviceChange> advice, int asked) {

  /** More names than this are for programs. */
  private static final int MOST_NAMES = 8;

  public DiffReport {
    changes = List.copyOf(changes);
    advice = List.copyOf(advice);
  }

  /** The report of two versions and what patients made of them. */
  public static DiffReport of(
      GuidelineVersion before,
      GuidelineVersion after,
      List<Change> changes,
      List<AdviceChange> advice,
      int asked) {
    return new DiffReport(before.label(), after.label(), changes, advice, asked);
  }

  /** For a person; names files and codes, and nothing of a record. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("From " + before + " to " + after);
    for (Kind kind : Kind.values()) {
      List<Change> found = changes.stream().filter(change -> change.kind() == kind).toList();
      if (!found.isEmpty()) {
        lines.add("");
        lines.add(kind.title() + " (" + found.size() + ")");
        found.forEach(change -> lines.addAll(lines(change)));
      }
    }
    if (changes.isEmpty()) {
      lines.add("Nothing has changed.");
    }
    lines.add("");
    lines.add(
        asked == 0
            ? "Advice: no patients were given."
            : "Advice changes in " + advice.size() + " of " + asked + " calls.");
    advice.forEach(change -> lines.addAll(lines(change)));
    return lines;
  }

  private static List<String> lines(Change change) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + change.where());
    String old = change.before();
    String now = change.after();
    if (change.kind() == Kind.LOGIC && "define".equals(old) && "define".equals(now)) {
      lines.add("    changed");
    } else {
      lines.add("    - " + (old == null ? "(new)" : oneLine(old)));
      lines.add("    + " + (now == null ? "(gone)" : oneLine(now)));
    }
    if (!change.reaches().isEmpty()) {
      lines.add("    reaches " + names(change.reaches()));
    }
    return lines;
  }

  private static List<String> lines(AdviceChange change) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + change.file() + ", " + change.service());
    for (AdviceChange.Part part : change.outcomes()) {
      lines.add("    " + part.name() + ": " + part.before() + " -> " + part.after());
    }
    if (!change.texts().isEmpty()) {
      lines.add(
          "    other text: "
              + change.texts().stream()
                  .map(AdviceChange.Part::name)
                  .collect(Collectors.joining(", ")));
    }
    return lines;
  }

  private static String names(List<String> reached) {
    String shown = reached.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = reached.size() - MOST_NAMES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String oneLine(String text) {
    return text.replace("\n", "\\n");
  }

  /** For a program; the texts of cards hold values of the records. */
  public JsonNode json() {
    ObjectNode report = FhirJson.MAPPER.createObjectNode();
    report.put("before", before).put("after", after).put("calls", asked);
    ArrayNode all = report.putArray("changes");
    for (Change change : changes) {
      ObjectNode one = all.addObject().put("kind", change.kind().name().toLowerCase(Locale.ROOT));
      put(one.put("where", change.where()), change.before(), change.after());
      ArrayNode reaches = one.putArray("reaches");
      change.reaches().forEach(reaches::add);
    }
    ArrayNode advised = report.putArray("advice");
    for (AdviceChange change : advice) {
      ObjectNode one = advised.addObject().put("file", change.file());
      one.put("service", change.service());
      putParts(one.putArray("outcomes"), change.outcomes());
      putParts(one.putArray("texts"), change.texts());
    }
    return report;
  }

  private static void putParts(ArrayNode list, List<AdviceChange.Part> parts) {
    parts.forEach(
        part -> put(list.addObject().put("name", part.name()), part.before(), part.after()));
  }

  private static void put(ObjectNode object, @Nullable String before, @Nullable String after) {
    ObjectNode unused = object.put("before", before).put("after", after);
  }
}
