package org.mcsguideline.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.mcsguideline.export.Column.Option;

/** What each column of a form's tables means, from the form itself. */
public final class DataDictionary {

  private static final List<String> HEADERS =
      List.of(
          "table",
          "columns",
          "linkId",
          "text",
          "type",
          "required",
          "unit",
          "options",
          "asked",
          "source",
          "exported");

  private static final Map<String, String> KEYS =
      Map.of(
          Table.RESPONSE,
          "pseudonym of the response",
          Table.PATIENT,
          "pseudonym of the patient; empty when the response names none",
          Table.STATUS,
          "status of the response",
          Table.CURRENT,
          "whether it answers the version of the form that this dictionary describes; empty when"
              + " it does not say",
          Table.AUTHORED,
          "days from the index time to the time of the answers",
          Table.INDEX_KNOWN,
          "whether the response tells its index time; without it nothing is counted in days",
          Table.UNREAD,
          "how many answers are in no table: of questions that the form does not have, or other"
              + " than the question allows");

  /** Where an item comes from, in brackets at the end of its text. */
  private static final Pattern LABEL = Pattern.compile("\\s*\\[([^\\[\\]]+)]$");

  private final FormTables form;
  private final Map<String, List<QuestionnaireItemComponent>> paths = new HashMap<>();

  public DataDictionary(FormTables form) {
    this.form = form;
    form.form().getItem().forEach(item -> walk(List.of(), item));
  }

  private void walk(List<QuestionnaireItemComponent> above, QuestionnaireItemComponent item) {
    List<QuestionnaireItemComponent> path = new ArrayList<>(above);
    path.add(item);
    paths.put(item.getLinkId(), path);
    item.getItem().forEach(within -> walk(path, within));
  }

  /** Writes it as CSV after RFC 4180, a line for each question, left out or not. */
  public void write(Appendable out) throws IOException {
    CsvLines lines = new CsvLines(out);
    lines.add(HEADERS);
    for (Table table : form.tables()) {
      for (String key : table.keys()) {
        lines.add(
            List.of(
                table.name(),
                key,
                "",
                KEYS.getOrDefault(key, "number of the repetition, from 1"),
                "",
                "",
                "",
                "",
                "",
                "",
                "always"));
      }
      for (Column column : table.columns()) {
        lines.add(line(table, column));
      }
    }
    lines.flush();
  }

  private List<String> line(Table table, Column column) {
    QuestionnaireItemComponent item = column.item();
    List<QuestionnaireItemComponent> path = paths.getOrDefault(column.linkId(), List.of(item));
    return List.of(
        table.name(),
        String.join(" ", column.headers(true)),
        column.linkId(),
        LABEL.matcher(text(item)).replaceFirst(""),
        item.getType() == null ? "" : item.getType().toCode(),
        Boolean.toString(item.getRequired()),
        String.join(" | ", column.units()),
        column.options().stream().map(DataDictionary::words).collect(Collectors.joining(" | ")),
        ConditionWords.of(path),
        source(path),
        column.treatment().words());
  }

  private static String words(Option option) {
    return option.code().equals(option.display())
        ? option.code()
        : option.code() + " = " + option.display();
  }

  /** Of several the nearest; empty when neither the item nor one around it names any. */
  private static String source(List<QuestionnaireItemComponent> path) {
    return path.stream()
        .map(item -> LABEL.matcher(text(item)))
        .filter(Matcher::find)
        .map(label -> label.group(1))
        .reduce("", (farther, nearer) -> nearer);
  }

  private static String text(QuestionnaireItemComponent item) {
    return Objects.requireNonNullElse(item.getText(), "");
  }
}
