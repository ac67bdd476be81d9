package org.mcsguideline.evaluation;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.SiteParameter;
import org.mcsguideline.knowledge.TimeUnitName;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Concept;
import org.opencds.cqf.cql.engine.runtime.Date;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.opencds.cqf.cql.engine.runtime.Quantity;

/** The choices of the site as values of CQL parameters. */
final class SiteValues {

  private SiteValues() {}

  static Map<String, Object> of(KnowledgeBase knowledge) {
    Map<String, List<Object>> byName = new LinkedHashMap<>();
    for (SiteParameter parameter : knowledge.siteParameters()) {
      byName.computeIfAbsent(parameter.name(), n -> new ArrayList<>()).add(value(parameter));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    byName.forEach(
        (name, all) -> values.put(name, isList(knowledge, name) ? List.copyOf(all) : all.get(0)));
    return Map.copyOf(values);
  }

  private static boolean isList(KnowledgeBase knowledge, String name) {
    return knowledge.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(DeclaredParameter::list)
        .findFirst()
        .orElseThrow(
            () -> new KnowledgeIncomplete("No library has the site parameter " + name + "."));
  }

  private static Object value(SiteParameter parameter) {
    Object value = parameter.value();
    return switch (parameter.type()) {
      case "Boolean", "String", "Code", "Uri", "Canonical", "Markdown" -> value;
      case "Integer", "PositiveInt", "UnsignedInt" -> ((Number) value).intValue();
      case "Decimal" -> new BigDecimal(value.toString());
      case "Date" -> new Date((String) value);
      case "DateTime" -> new DateTime(OffsetDateTime.parse((String) value));
      case "Quantity" ->
          value instanceof Amount amount
              ? new Quantity().withValue(amount.value()).withUnit(amount.unit())
              : quantity((Map<?, ?>) value);
      case "Coding" -> code((Map<?, ?>) value);
      case "CodeableConcept" -> concept((Map<?, ?>) value);
      default ->
          throw new KnowledgeIncomplete(
              "Site parameter "
                  + parameter.name()
                  + " has the unsupported type "
                  + parameter.type());
    };
  }

  private static Quantity quantity(Map<?, ?> elements) {
    BigDecimal value = new BigDecimal(String.valueOf(elements.get("value")));
    String code = text(elements, "code");
    String unit = code == null ? text(elements, "unit") : code;
    // CQL reckons with times in its own words for units only.
    String word =
        unit == null ? null : TimeUnitName.ofUcum(unit).map(time -> time.word(value)).orElse(unit);
    return new Quantity().withValue(value).withUnit(word);
  }

  private static Code code(Map<?, ?> elements) {
    return new Code()
        .withSystem(text(elements, "system"))
        .withCode(text(elements, "code"))
        .withDisplay(text(elements, "display"));
  }

  private static Concept concept(Map<?, ?> elements) {
    Concept concept = new Concept().withDisplay(text(elements, "text"));
    if (elements.get("coding") instanceof List<?> codings) {
      for (Object coding : codings) {
        concept = concept.withCode(code((Map<?, ?>) coding));
      }
    }
    return concept;
  }

  private static @Nullable String text(Map<?, ?> elements, String name) {
    Object value = elements.get(name);
    return value == null ? null : value.toString();
  }
}
