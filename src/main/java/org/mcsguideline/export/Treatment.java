package org.mcsguideline.export;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.jspecify.annotations.Nullable;

/** What becomes of the answers to an item. What nobody has vouched for is left out. */
enum Treatment {
  VALUE("as answered", ""),
  CODED("code, its display and its system, as the form lists them", "", ":display", ":system"),
  OPEN_CODED(
      "code, its display and its system, as the form lists them; other is true for an answer that"
          + " the form does not list",
      "",
      ":display",
      ":system",
      ":other"),
  QUANTITY("number and unit, when the unit is one of the form's", "", ":unit"),
  DAYS("days since the index time of the same response, negative before it", ":days"),
  AGE(
      "age in completed years, from a date of birth that at the index time; 90 for 90 and over",
      ":age"),
  INDEX("left out: the time from which days are counted"),
  FREE_TEXT("free text, only where it is asked for with free-text=true", ""),
  LEFT_OUT("left out: may tell who somebody is");

  /** Ending of the extension of an item that says how it is exported. */
  static final String MARK = "/StructureDefinition/mcs-export-as";

  private final String words;
  private final ImmutableList<String> endings;

  Treatment(String words, String... endings) {
    this.words = words;
    this.endings = ImmutableList.copyOf(endings);
  }

  /** For the dictionary. */
  String words() {
    return words;
  }

  /** What is added to the linkId to name its columns. */
  List<String> endings() {
    return endings;
  }

  /** What the form says of an item, and otherwise what its type allows. */
  static Treatment of(QuestionnaireItemComponent item) {
    String mark = mark(item);
    Treatment byType = byType(item);
    if (mark == null) {
      return byType;
    }
    return switch (mark) {
      case "index-time" -> byType == DAYS ? INDEX : LEFT_OUT;
      case "age" -> byType == DAYS || isWhole(item) ? AGE : LEFT_OUT;
      case "as-answered" -> byType == FREE_TEXT ? VALUE : LEFT_OUT;
      default -> LEFT_OUT;
    };
  }

  /** Whether neither the item nor anything within it is exported. */
  static boolean isLeftOut(QuestionnaireItemComponent item) {
    return mark(item) != null && of(item) == LEFT_OUT;
  }

  private static boolean isWhole(QuestionnaireItemComponent item) {
    return item.getType() == QuestionnaireItemType.INTEGER;
  }

  private static Treatment byType(QuestionnaireItemComponent item) {
    if (item.getType() == null) {
      return LEFT_OUT;
    }
    return switch (item.getType()) {
      case BOOLEAN, DECIMAL, INTEGER, TIME -> VALUE;
      case CHOICE -> CODED;
      case OPENCHOICE -> OPEN_CODED;
      case QUANTITY -> QUANTITY;
      case DATE, DATETIME -> DAYS;
      case STRING, TEXT, URL -> FREE_TEXT;
      default -> LEFT_OUT;
    };
  }

  private static @Nullable String mark(QuestionnaireItemComponent item) {
    return item.getExtension().stream()
        .filter(extension -> extension.getUrl().endsWith(MARK))
        .map(Extension::getValue)
        .map(value -> value == null ? "" : String.valueOf(value.primitiveValue()))
        .findFirst()
        .orElse(null);
  }
}
