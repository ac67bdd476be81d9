package org.mcsguideline.export;

import java.util.List;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/**
 * One question of a form in the table that holds its answers.
 *
 * @param item the question as the form asks it
 * @param options the answers that the form lists; empty unless it is a choice
 * @param units codes of the units that the form lists
 */
record Column(
    QuestionnaireItemComponent item,
    Treatment treatment,
    List<Option> options,
    List<String> units) {

  /**
   * An answer that the form lists.
   *
   * @param system empty for an answer that is no code
   */
  record Option(String system, String code, String display) {}

  Column {
    options = List.copyOf(options);
    units = List.copyOf(units);
  }

  String linkId() {
    return item.getLinkId();
  }

  /** The names of its columns in a table; empty when nothing of it is shown. */
  List<String> headers(boolean withFreeText) {
    if (treatment == Treatment.FREE_TEXT && !withFreeText) {
      return List.of();
    }
    return treatment.endings().stream().map(ending -> linkId() + ending).toList();
  }
}
