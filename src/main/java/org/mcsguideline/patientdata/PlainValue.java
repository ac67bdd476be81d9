package org.mcsguideline.patientdata;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.model.primitive.XhtmlDt;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseXhtml;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;

/** Reads one value of an element, the way HAPI's parser would. */
@FunctionalInterface
interface PlainValue {

  /** The value as HAPI's object; null when it is not plain. */
  @Nullable IBase read(JsonNode json, PlainReading reading);

  /**
   * A value without parts.
   *
   * @param argument what HAPI gives to the constructor, such as the codes of an enumeration
   */
  static PlainValue primitive(BaseRuntimeElementDefinition<?> type, @Nullable Object argument) {
    Text text = textOf(type.getName());
    return (json, reading) -> {
      String written = text.of(json);
      if (written == null || written.isBlank()) {
        return null;
      }
      IPrimitiveType<?> value = (IPrimitiveType<?>) type.newInstance(argument);
      try {
        value.setValueAsString(written);
      } catch (DataFormatException | IllegalArgumentException malformed) {
        return null;
      }
      return value;
    };
  }

  /** A narrative's text, which HAPI brings into a form of its own first. */
  static PlainValue xhtml(BaseRuntimeElementDefinition<?> type) {
    return (json, reading) -> {
      String written = json.textValue();
      if (written == null || written.isBlank()) {
        return null;
      }
      IBaseXhtml value = (IBaseXhtml) type.newInstance();
      try {
        XhtmlDt narrative = new XhtmlDt();
        narrative.setValueAsString(written);
        value.setValueAsString(narrative.getValueAsString());
      } catch (DataFormatException | IllegalArgumentException malformed) {
        return null;
      }
      return value;
    };
  }

  /** How a kind of JSON is written as text; null for another kind. */
  @FunctionalInterface
  interface Text {
    @Nullable String of(JsonNode json);
  }

  private static Text textOf(String type) {
    return switch (type) {
      case "boolean" -> json -> json.isBoolean() ? json.asText() : null;
      case "integer", "positiveInt", "unsignedInt" -> json -> json.isInt() ? json.asText() : null;
      case "decimal" -> PlainValue::decimal;
      default -> JsonNode::textValue;
    };
  }

  /** Keeps every digit that was written, also zeros at the end. */
  private static @Nullable String decimal(JsonNode json) {
    if (json.isBigDecimal()) {
      return json.decimalValue().toPlainString();
    }
    return json.isNumber() ? json.asText() : null;
  }
}
