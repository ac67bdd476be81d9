package org.mcsguideline.export;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** When a question is asked, in words. */
final class ConditionWords {

  private static final String EXPRESSION =
      "/StructureDefinition/sdc-questionnaire-enableWhenExpression";

  private ConditionWords() {}

  /** Of an item and all items that it stands in; empty when it is always asked. */
  static String of(List<QuestionnaireItemComponent> path) {
    return path.stream()
        .map(ConditionWords::own)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining("; and "));
  }

  private static String own(QuestionnaireItemComponent item) {
    String join = item.getEnableBehavior() == EnableWhenBehavior.ANY ? " or " : " and ";
    return Stream.concat(
            item.getEnableWhen().stream().map(ConditionWords::words),
            item.getExtension().stream()
                .filter(extension -> extension.getUrl().endsWith(EXPRESSION))
                .map(extension -> expression(extension.getValue())))
        .collect(Collectors.joining(join));
  }

  private static String words(QuestionnaireItemEnableWhenComponent condition) {
    if (condition.getOperator() == QuestionnaireItemOperator.EXISTS) {
      boolean answered =
          condition.getAnswer() instanceof BooleanType wanted && wanted.booleanValue();
      return condition.getQuestion() + (answered ? " is answered" : " is not answered");
    }
    String operator = condition.getOperator() == null ? "?" : condition.getOperator().toCode();
    return condition.getQuestion() + " " + operator + " " + value(condition.getAnswer());
  }

  private static String value(@Nullable Type answer) {
    if (answer instanceof Coding coding) {
      return coding.getCode() + (coding.hasDisplay() ? " (" + coding.getDisplay() + ")" : "");
    }
    if (answer instanceof Quantity quantity) {
      return quantity.getValue() + " " + Objects.requireNonNullElse(quantity.getCode(), "");
    }
    return answer == null ? "?" : String.valueOf(answer.primitiveValue());
  }

  private static String expression(@Nullable Type value) {
    if (!(value instanceof Expression expression)) {
      return "?";
    }
    return expression.hasDescription()
        ? expression.getDescription()
        : expression.getLanguage() + ": " + expression.getExpression();
  }
}
