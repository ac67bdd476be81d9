package org.mcsguideline.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mcsguideline.monitoring.Outlook;
import org.mcsguideline.monitoring.Outlook.Finding;
import org.mcsguideline.monitoring.Outlook.Item;
import org.mcsguideline.monitoring.Outlook.Signs;
import org.mcsguideline.web.board.Strip.CourseWords;
import org.mcsguideline.web.board.Strip.More;
import org.mcsguideline.web.board.Strip.Notice;

/** Makes what the board shows of a patient. */
record StripMaking(BoardWords words, RowMaking rows) {

  /** A patient of whom nothing can be said. */
  Strip unreadable(String id, String name) {
    Notice why = new Notice("unreadable", words.say("board.unreadable"));
    return new Strip(id, name, Urgency.UNREADABLE, List.of(), List.of(why), List.of(), "", null);
  }

  /**
   * A patient.
   *
   * @param dropped tasks of checks that are no longer planned
   */
  Strip strip(String id, String name, Outlook outlook, List<JsonNode> dropped) {
    List<Row> made = made(outlook, dropped);
    Optional<Row> first = made.stream().findFirst().filter(row -> row.standing().isOpen());
    return new Strip(
        id,
        name,
        urgency(outlook, made),
        outlook.observed().courses().stream()
            .map(course -> new CourseWords(course.name(), words.of(course)))
            .toList(),
        notices(outlook),
        made,
        outlook.words(),
        first.or(() -> made.stream().findFirst()).map(Row::due).orElse(null));
  }

  private static Urgency urgency(Outlook outlook, List<Row> rows) {
    List<Signs> signs = outlook.observed().findings().stream().map(Finding::signs).toList();
    if (signs.stream().anyMatch(Signs::alarm)) {
      return Urgency.ALARM;
    }
    if (signs.stream().anyMatch(Signs::overdue) || stands(rows, Row.Standing.OVERDUE)) {
      return Urgency.OVERDUE;
    }
    if (outlook.observed().stale() != null) {
      return Urgency.STALE;
    }
    if (outlook.shown() == null || outlook.items() == null) {
      return Urgency.UNDETERMINED;
    }
    if (signs.stream().anyMatch(Signs::watch)) {
      return Urgency.WATCH;
    }
    if (stands(rows, Row.Standing.DUE) || stands(rows, Row.Standing.UNTIMED)) {
      return Urgency.DUE;
    }
    if (signs.stream().anyMatch(Signs::unknown)) {
      return Urgency.UNKNOWN;
    }
    return outlook.shown() ? Urgency.QUIET : Urgency.NONE;
  }

  private static boolean stands(List<Row> rows, Row.Standing standing) {
    return rows.stream().anyMatch(row -> row.standing() == standing);
  }

  private List<Notice> notices(Outlook outlook) {
    List<Notice> notices = new ArrayList<>();
    String stale = outlook.observed().stale();
    List<Finding> findings = outlook.observed().findings();
    findings.stream()
        .filter(finding -> finding.signs().alarm())
        .forEach(finding -> notices.add(notice("alarm", finding)));
    if (stale != null) {
      notices.add(new Notice("stale", stale));
    }
    findings.stream()
        .filter(finding -> finding.signs().watch() && !finding.signs().alarm())
        .forEach(finding -> notices.add(notice("watch", finding)));
    findings.stream()
        .filter(finding -> finding.signs().unknown())
        .filter(finding -> !finding.signs().alarm() && !finding.signs().watch())
        .forEach(finding -> notices.add(notice("unknown", finding)));
    outlook.observed().missing().forEach(missing -> notices.add(new Notice("missing", missing)));
    outlook.notes().stream()
        .filter(note -> stale == null || !says(stale, note))
        .forEach(note -> notices.add(new Notice("note", note)));
    return notices;
  }

  /** Whether a sentence begins with all that another one says. */
  private static boolean says(String sentence, String other) {
    return sentence.startsWith(other.replaceFirst("[.]$", ""));
  }

  private static Notice notice(String kind, Finding finding) {
    Signs signs = finding.signs();
    String offer = signs.alarm() || signs.watch() ? finding.more().offer() : "";
    return new Notice(
        kind,
        finding.name(),
        finding.words(),
        new More(finding.more().checked(), offer, finding.more().source()));
  }

  private List<Row> made(Outlook outlook, List<JsonNode> dropped) {
    Map<String, List<JsonNode>> byName = new LinkedHashMap<>();
    dropped.forEach(
        task ->
            byName
                .computeIfAbsent(task.path("description").asText(), name -> new ArrayList<>())
                .add(task));
    List<Item> items = outlook.items() == null ? List.of() : outlook.items();
    Set<String> planned =
        items.stream().map(Item::name).collect(Collectors.toCollection(LinkedHashSet::new));
    List<Row> made = new ArrayList<>();
    items.forEach(
        item -> made.add(rows.row(item, due(byName.getOrDefault(item.name(), List.of())))));
    byName.forEach(
        (name, tasks) -> {
          if (!planned.contains(name) && outlook.items() != null) {
            made.add(
                rows.dropped(name, tasks.get(0).at("/statusReason/text").asText(), due(tasks)));
          }
        });
    made.sort(Row.byUrgency());
    return made;
  }

  private static List<Instant> due(List<JsonNode> tasks) {
    return tasks.stream().flatMap(task -> due(task).stream()).toList();
  }

  /** A task without a due time has no place on a line of time. */
  private static Optional<Instant> due(JsonNode task) {
    try {
      String start = task.at("/restriction/period/start").asText();
      return Optional.of(OffsetDateTime.parse(start).toInstant());
    } catch (DateTimeParseException untimed) {
      return Optional.empty();
    }
  }
}
