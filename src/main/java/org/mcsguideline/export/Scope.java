package org.mcsguideline.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** What one row is read from: the answers of a response, or of one repetition within it. */
final class Scope {

  private final FormTables form;
  private final List<Integer> rows;
  private final Map<String, List<Type>> answers = new LinkedHashMap<>();
  private final Map<String, List<Scope>> repetitions = new LinkedHashMap<>();

  private Scope(FormTables form, List<Integer> rows) {
    this.form = form;
    this.rows = List.copyOf(rows);
  }

  static Scope of(FormTables form, List<QuestionnaireResponseItemComponent> items) {
    Scope scope = new Scope(form, List.of());
    items.forEach(scope::read);
    return scope;
  }

  /** The scopes of the rows of a table. */
  List<Scope> of(Table table) {
    Table parent = table.parent();
    return parent == null
        ? List.of(this)
        : of(parent).stream()
            .flatMap(scope -> scope.repetitions.getOrDefault(table.name(), List.of()).stream())
            .toList();
  }

  /** The number of the row among its siblings, from 1, after those of the rows it stands in. */
  List<Integer> rows() {
    return rows;
  }

  /** All answers given to a question here; one at most when the response is valid. */
  List<Type> answers(String linkId) {
    return answers.getOrDefault(linkId, List.of());
  }

  /** The answer to a question; null when there is none, or when there are several. */
  @Nullable Type answer(String linkId) {
    List<Type> given = answers(linkId);
    return given.size() == 1 ? given.get(0) : null;
  }

  private void read(QuestionnaireResponseItemComponent item) {
    if (!form.repeats(item.getLinkId())) {
      take(item, item.getAnswer());
      item.getItem().forEach(this::read);
      return;
    }
    if (form.column(item.getLinkId()) == null) {
      Scope group = repetition(item.getLinkId());
      item.getItem().forEach(group::read);
    }
    for (QuestionnaireResponseItemAnswerComponent answer : item.getAnswer()) {
      repetition(item.getLinkId()).take(item, List.of(answer));
    }
  }

  private void take(
      QuestionnaireResponseItemComponent item,
      List<QuestionnaireResponseItemAnswerComponent> given) {
    for (QuestionnaireResponseItemAnswerComponent answer : given) {
      if (answer.hasValue()) {
        answers.computeIfAbsent(item.getLinkId(), id -> new ArrayList<>()).add(answer.getValue());
      }
      answer.getItem().forEach(this::read);
    }
  }

  private Scope repetition(String linkId) {
    List<Scope> siblings = repetitions.computeIfAbsent(linkId, id -> new ArrayList<>());
    List<Integer> numbers = new ArrayList<>(rows);
    numbers.add(siblings.size() + 1);
    Scope scope = new Scope(form, numbers);
    siblings.add(scope);
    return scope;
  }

  /** Every scope in the response, this one first. */
  List<Scope> all() {
    List<Scope> all = new ArrayList<>(List.of(this));
    repetitions.values().forEach(each -> each.forEach(scope -> all.addAll(scope.all())));
    return all;
  }

  /** Every question that is answered here. */
  Set<String> answered() {
    return answers.keySet();
  }
}
