package org.mcsguideline.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.export.Column.Option;

/** The answers and units that a form lists, its value sets looked up. */
final class ListedOptions {

  private static final String SDC_UNIT = "/StructureDefinition/questionnaire-unit";
  private static final String SDC_UNIT_OPTION = "/StructureDefinition/questionnaire-unitOption";

  private final Questionnaire form;
  private final ValueSets valueSets;

  ListedOptions(Questionnaire form, ValueSets valueSets) {
    this.form = form;
    this.valueSets = valueSets;
  }

  /**
   * The answers in the form's order.
   *
   * @throws FormNotExportable when their value set cannot be had
   */
  List<Option> of(QuestionnaireItemComponent item) {
    Stream<Option> own = item.getAnswerOption().stream().map(option -> option(option.getValue()));
    if (!item.hasAnswerValueSet()) {
      return own.toList();
    }
    String canonical = item.getAnswerValueSet();
    List<Option> members = members(canonical);
    if (members.isEmpty()) {
      throw new FormNotExportable(
          "The answers to "
              + item.getLinkId()
              + " cannot be told: the value set "
              + canonical
              + " is not on this server, or it has neither an expansion nor listed codes.");
    }
    return Stream.concat(own, members.stream()).toList();
  }

  /** Codes of units, of which an answer with a unit must have one. */
  static List<String> units(QuestionnaireItemComponent item) {
    return item.getExtension().stream()
        .filter(
            extension ->
                extension.getUrl().endsWith(SDC_UNIT)
                    || extension.getUrl().endsWith(SDC_UNIT_OPTION))
        .map(extension -> extension.getValue())
        .filter(Coding.class::isInstance)
        .map(value -> ((Coding) value).getCode())
        .toList();
  }

  private List<Option> members(String canonical) {
    Optional<ValueSet> found =
        canonical.startsWith("#") ? contained(canonical) : valueSets.at(canonical);
    if (found.isEmpty()) {
      return List.of();
    }
    ValueSet valueSet = found.get();
    if (valueSet.hasExpansion()) {
      return valueSet.getExpansion().getContains().stream()
          .flatMap(ListedOptions::withWithin)
          .filter(member -> !member.getAbstract())
          .map(m -> new Option(plain(m.getSystem()), plain(m.getCode()), plain(m.getDisplay())))
          .toList();
    }
    return valueSet.getCompose().getInclude().stream()
        .flatMap(
            include ->
                include.getConcept().stream()
                    .map(
                        concept ->
                            new Option(
                                plain(include.getSystem()),
                                plain(concept.getCode()),
                                plain(concept.getDisplay()))))
        .toList();
  }

  private Optional<ValueSet> contained(String reference) {
    return form.getContained().stream()
        .filter(ValueSet.class::isInstance)
        .map(ValueSet.class::cast)
        .filter(valueSet -> reference.equals("#" + valueSet.getIdElement().getIdPart()))
        .findFirst();
  }

  private static Stream<ValueSetExpansionContainsComponent> withWithin(
      ValueSetExpansionContainsComponent member) {
    return Stream.concat(
        Stream.of(member), member.getContains().stream().flatMap(ListedOptions::withWithin));
  }

  private static Option option(Type value) {
    if (value instanceof Coding coding) {
      return new Option(
          plain(coding.getSystem()), plain(coding.getCode()), plain(coding.getDisplay()));
    }
    String words = value == null ? "" : plain(value.primitiveValue());
    return new Option("", words, words);
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text;
  }
}
