package org.mcsguideline.web.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.explanation.Explanation;
import org.mcsguideline.explanation.Explanation.Criterion;
import org.mcsguideline.explanation.Explanation.Datum;
import org.mcsguideline.explanation.Explanation.Recommended;
import org.mcsguideline.explanation.ItemWords;

/**
 * Why a recommendation came out as it did.
 *
 * @param outcome the guideline's own word; null when it has none
 * @param applicable true, false or unknown
 * @param missing names of what was missed
 */
public record Reasoning(
    String title,
    @Nullable String strength,
    @Nullable String certainty,
    @Nullable String outcome,
    String applicable,
    List<String> missing,
    List<Line> lines) {

  public Reasoning {
    missing = List.copyOf(missing);
    lines = List.copyOf(lines);
  }

  /**
   * One criterion.
   *
   * @param state true, false, unknown, conflict, known, none or not-asked
   * @param word the guideline's own for that state; null when it has none
   * @param value what it rests on; empty when that takes more than a line
   * @param data what was read, line by line
   */
  public record Line(
      String name,
      String state,
      @Nullable String word,
      String value,
      String rule,
      List<String> data) {

    public Line {
      data = List.copyOf(data);
    }

    Line withoutDetail() {
      return new Line(name, state, word, value, "", List.of());
    }
  }

  /** The same but for the criteria: services ask for more or fewer of these. */
  Reasoning withoutLines() {
    return new Reasoning(title, strength, certainty, outcome, applicable, missing, List.of());
  }

  /** The same with these criteria too; one that says the same in a line stands once. */
  Reasoning with(List<Line> more) {
    Map<Line, Line> all = new LinkedHashMap<>();
    Stream.concat(lines.stream(), more.stream())
        .forEach(
            line -> {
              Line unused = all.putIfAbsent(line.withoutDetail(), line);
            });
    return new Reasoning(
        title, strength, certainty, outcome, applicable, missing, List.copyOf(all.values()));
  }

  static Reasoning of(Recommended recommended, Explanation explanation) {
    return new Reasoning(
        recommended.title(),
        recommended.strength(),
        recommended.certainty(),
        recommended.outcome(),
        recommended.applicable(),
        recommended.missing(),
        recommended.criteria().stream()
            .map(explanation.defines()::get)
            .filter(Objects::nonNull)
            .map(criterion -> line(criterion, explanation.data()))
            .toList());
  }

  private static Line line(Criterion criterion, Map<String, Datum> all) {
    List<Datum> data = criterion.data().stream().map(all::get).filter(Objects::nonNull).toList();
    String word = criterion.word();
    return new Line(
        criterion.name(),
        criterion.state().replace(' ', '-'),
        word == null ? null : word.replace('_', ' '),
        value(criterion, data),
        criterion.rule(),
        data.stream().map(Reasoning::words).toList());
  }

  private static String value(Criterion criterion, List<Datum> data) {
    if (!criterion.values().isEmpty()) {
      return criterion.values().stream()
          .filter(text -> !text.isBlank())
          .collect(Collectors.joining("; "));
    }
    if (criterion.items().size() == 1) {
      return ItemWords.of(criterion.items().get(0));
    }
    // The value of one entry beside a criterion that rests on several would be read as its result.
    boolean one = data.stream().map(Datum::what).distinct().count() == 1;
    return one ? words(data.get(0)) : "";
  }

  private static String words(Datum datum) {
    Long minutes = datum.minutesBefore();
    String said = (datum.what() + " " + datum.value() + " " + datum.unit()).strip();
    return minutes == null ? said : said + " (−" + minutes + " min)";
  }
}
