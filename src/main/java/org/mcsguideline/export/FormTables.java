package org.mcsguideline.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.jspecify.annotations.Nullable;

/** The tables that one form makes: one of responses, and one for each item that repeats. */
public final class FormTables {

  private final Questionnaire form;
  private final List<Table> tables;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Set<String> repeating = new HashSet<>();
  private final @Nullable String indexTime;

  private FormTables(Questionnaire form, ListedOptions options) {
    this.form = form;
    List<Table> found = new ArrayList<>();
    collect(new Place(Table.RESPONSES, null), form.getItem(), options, found);
    this.tables = List.copyOf(found);
    List<String> indexTimes =
        columns.values().stream()
            .filter(column -> column.treatment() == Treatment.INDEX)
            .map(Column::linkId)
            .toList();
    if (indexTimes.size() > 1) {
      throw new FormNotExportable(
          "More than one item is said to be the index time: " + String.join(", ", indexTimes));
    }
    this.indexTime = indexTimes.isEmpty() ? null : indexTimes.get(0);
  }

  /**
   * Reads a form.
   *
   * @throws FormNotExportable when a value set is missing, a linkId occurs twice, or more than one
   *     item is the index time
   */
  public static FormTables of(Questionnaire form, ValueSets valueSets) {
    return new FormTables(form, new ListedOptions(form, valueSets));
  }

  /** Names of the tables, that of responses first. */
  public List<String> names() {
    return tables.stream().map(Table::name).toList();
  }

  Questionnaire form() {
    return form;
  }

  List<Table> tables() {
    return tables;
  }

  Optional<Table> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** The question with this linkId; null for one that the form does not ask. */
  @Nullable Column column(String linkId) {
    return columns.get(linkId);
  }

  boolean repeats(String linkId) {
    return repeating.contains(linkId);
  }

  /** The linkId of the item from which days are counted; null when the form has none. */
  @Nullable String indexTime() {
    return indexTime;
  }

  private record Place(String name, @Nullable Table parent) {}

  private void collect(
      Place place, List<QuestionnaireItemComponent> items, ListedOptions options, List<Table> all) {
    List<Column> own = new ArrayList<>();
    List<QuestionnaireItemComponent> repeated = new ArrayList<>();
    columns(items, options, own, repeated);
    Table table = new Table(place.name(), place.parent(), own);
    all.add(table);
    for (QuestionnaireItemComponent item : repeated) {
      if (all.stream().anyMatch(other -> other.name().equals(item.getLinkId()))) {
        throw new FormNotExportable("Two tables would be called " + item.getLinkId() + ".");
      }
      // A repeating question is the one column of its table, with the questions below it.
      List<QuestionnaireItemComponent> within =
          isGroup(item) ? item.getItem() : List.of(item.copy().setRepeats(false));
      collect(new Place(item.getLinkId(), table), within, options, all);
    }
  }

  private void columns(
      List<QuestionnaireItemComponent> items,
      ListedOptions options,
      List<Column> own,
      List<QuestionnaireItemComponent> repeated) {
    for (QuestionnaireItemComponent item : items) {
      if (Treatment.isLeftOut(item)) {
        leaveOut(item, own);
      } else if (item.getRepeats()) {
        repeating.add(item.getLinkId());
        repeated.add(item);
      } else {
        if (isQuestion(item)) {
          add(column(item, options), own);
        }
        columns(item.getItem(), options, own, repeated);
      }
    }
  }

  /** With all that is within it; the dictionary still names them. */
  private void leaveOut(QuestionnaireItemComponent item, List<Column> own) {
    if (isQuestion(item)) {
      add(new Column(item, Treatment.LEFT_OUT, List.of(), List.of()), own);
    }
    item.getItem().forEach(within -> leaveOut(within, own));
  }

  private void add(Column column, List<Column> own) {
    own.add(column);
    if (columns.put(column.linkId(), column) != null) {
      throw new FormNotExportable("The linkId " + column.linkId() + " occurs twice.");
    }
  }

  private static Column column(QuestionnaireItemComponent item, ListedOptions options) {
    Treatment treatment = Treatment.of(item);
    boolean lists = treatment == Treatment.CODED || treatment == Treatment.OPEN_CODED;
    return new Column(
        item, treatment, lists ? options.of(item) : List.of(), ListedOptions.units(item));
  }

  private static boolean isQuestion(QuestionnaireItemComponent item) {
    return item.getType() != QuestionnaireItemType.DISPLAY && !isGroup(item);
  }

  private static boolean isGroup(QuestionnaireItemComponent item) {
    return item.getType() == QuestionnaireItemType.GROUP;
  }
}
