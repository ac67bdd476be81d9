package org.mcsguideline.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The rows that one response makes in a table. */
final class Rows {

  private static final String NOTHING = "";

  private final FormTables form;
  private final Table table;
  private final Pseudonyms pseudonyms;
  private final boolean withFreeText;

  Rows(FormTables form, Table table, Pseudonyms pseudonyms, boolean withFreeText) {
    this.form = form;
    this.table = table;
    this.pseudonyms = pseudonyms;
    this.withFreeText = withFreeText;
  }

  /** Cells in the order of the table's headers: text, numbers and booleans. */
  List<List<Object>> of(QuestionnaireResponse response) {
    Scope whole = Scope.of(form, response.getItem());
    IndexTime index = index(whole);
    List<List<Object>> rows = new ArrayList<>();
    for (Scope scope : whole.of(table)) {
      List<Object> row = new ArrayList<>(names(response));
      if (table.parent() == null) {
        row.addAll(about(response, index));
        row.add(unread(whole, index));
      } else {
        row.addAll(scope.rows());
      }
      table.columns().stream()
          .filter(column -> !column.headers(withFreeText).isEmpty())
          .map(column -> cells(column, scope, index))
          .forEach(row::addAll);
      rows.add(row);
    }
    return rows;
  }

  private static List<Object> cells(Column column, Scope scope, IndexTime index) {
    return Cells.of(column, scope.answer(column.linkId()), index)
        .orElseGet(() -> Cells.blank(column));
  }

  /** The index time may stand in a repeating group; then it is one of several and unknown. */
  private IndexTime index(Scope whole) {
    String linkId = form.indexTime();
    Type answer = linkId == null ? null : whole.answer(linkId);
    return new IndexTime(answer instanceof BaseDateTimeType time ? time : null);
  }

  private List<Object> names(QuestionnaireResponse response) {
    return List.of(
        pseudonyms.of("r", response.getIdElement().getIdPart()), patient(response.getSubject()));
  }

  private String patient(Reference subject) {
    String reference = subject.getReference();
    if (reference != null && !reference.startsWith("#")) {
      return pseudonyms.of("p", reference.replaceFirst("/_history/.*", NOTHING));
    }
    return subject.hasIdentifier() && subject.getIdentifier().hasValue()
        ? pseudonyms.of(
            "i", subject.getIdentifier().getSystem() + "|" + subject.getIdentifier().getValue())
        : NOTHING;
  }

  private List<Object> about(QuestionnaireResponse response, IndexTime index) {
    BigDecimal authored =
        response.hasAuthored() ? index.daysTo(response.getAuthoredElement()) : null;
    return List.of(
        response.hasStatus() ? response.getStatus().toCode() : NOTHING,
        isCurrent(response.getQuestionnaire()),
        authored == null ? NOTHING : authored,
        index.isKnown());
  }

  /** Empty when the response does not say which version it answers. */
  private Object isCurrent(@Nullable String canonical) {
    int bar = canonical == null ? -1 : canonical.indexOf('|');
    return canonical == null || bar < 0
        ? NOTHING
        : canonical.substring(bar + 1).equals(form.form().getVersion());
  }

  /** How many answers no table has: of other questions, or other than the question allows. */
  private int unread(Scope whole, IndexTime index) {
    return whole.all().stream()
        .flatMapToInt(scope -> scope.answered().stream().mapToInt(id -> unread(scope, id, index)))
        .sum();
  }

  private int unread(Scope scope, String linkId, IndexTime index) {
    Column column = form.column(linkId);
    List<Type> given = scope.answers(linkId);
    if (column == null) {
      return given.size();
    }
    boolean isRead =
        column.treatment() == Treatment.LEFT_OUT
            || (given.size() == 1 && Cells.of(column, given.get(0), index).isPresent());
    return isRead ? 0 : given.size();
  }

  /** The table's first line. */
  List<String> headers() {
    return table.headers(withFreeText);
  }
}
