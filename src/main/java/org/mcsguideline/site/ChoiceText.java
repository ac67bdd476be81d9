package org.mcsguideline.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Map;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.SiteParameter;

/** A value in one line that is the same however it was written. */
final class ChoiceText {

  private static final ObjectMapper SORTED =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private ChoiceText() {}

  static String of(SiteParameter choice) {
    return text(choice.value());
  }

  /** What the guideline itself says; "no value" when it says nothing. */
  static String ofStandard(DeclaredParameter parameter) {
    Object standard = parameter.standard();
    return standard == null ? "no value" : text(standard);
  }

  private static String text(Object value) {
    if (value instanceof Amount amount) {
      return number(amount.value()) + " " + amount.unit();
    } else if (value instanceof Number number) {
      return number(new BigDecimal(number.toString()));
    } else if (value instanceof Map<?, ?> map) {
      return json(map);
    }
    return value.toString();
  }

  private static String number(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String json(Map<?, ?> map) {
    try {
      return SORTED.writeValueAsString(map);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
