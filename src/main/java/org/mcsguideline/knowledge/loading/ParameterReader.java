package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.AllowedRange;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads the parameters of a library with their defaults and what is written above them. */
final class ParameterReader {

  private static final String DECLARATION = "parameter \"";
  private static final String COMMENT = "//";

  private final Map<String, JsonNode> declarations = new HashMap<>();
  private final List<String> lines;

  /**
   * Takes a library.
   *
   * @param elm its translation
   * @param cql its text
   */
  ParameterReader(JsonNode elm, String cql) {
    FhirJson.each(elm.path("parameters"), "def")
        .forEach(declared -> declarations.put(FhirJson.requiredText(declared, "name"), declared));
    this.lines = cql.lines().map(String::strip).toList();
  }

  List<DeclaredParameter> read(JsonNode library) {
    return FhirJson.each(library, "parameter")
        .filter(parameter -> "in".equals(parameter.path("use").textValue()))
        .map(this::parameter)
        .toList();
  }

  private DeclaredParameter parameter(JsonNode parameter) {
    String name = FhirJson.requiredText(parameter, "name");
    JsonNode declared = declarations.get(name);
    return new DeclaredParameter(
        name,
        FhirJson.requiredText(parameter, "type"),
        "*".equals(parameter.path("max").textValue()),
        declared == null ? null : standard(declared.path("default")),
        note(name),
        range(parameter));
  }

  private static @Nullable Object standard(JsonNode value) {
    String type = value.path("type").asText();
    if ("Quantity".equals(type)) {
      return new Amount(
          new BigDecimal(value.path("value").asText()), FhirJson.text(value, "unit").orElse("1"));
    }
    if (!"Literal".equals(type)) {
      return null;
    }
    String text = value.path("value").asText();
    return switch (value.path("valueType").asText().replaceFirst("^\\{.*}", "")) {
      case "Integer" -> Integer.valueOf(text);
      case "Decimal" -> new BigDecimal(text);
      case "Boolean" -> Boolean.valueOf(text);
      default -> text;
    };
  }

  /** The comment above a parameter, or above the group of parameters it stands in. */
  private String note(String name) {
    int line = 0;
    while (line < lines.size() && !lines.get(line).startsWith(DECLARATION + name + "\"")) {
      line++;
    }
    while (line > 0 && lines.get(line - 1).startsWith(DECLARATION)) {
      line--;
    }
    Deque<String> note = new ArrayDeque<>();
    while (line > 0 && line <= lines.size() && lines.get(line - 1).startsWith(COMMENT)) {
      line--;
      note.addFirst(lines.get(line).substring(COMMENT.length()).strip());
    }
    return String.join(" ", note);
  }

  private static AllowedRange range(JsonNode parameter) {
    return FhirJson.ownExtension(parameter, "mcs-allowed-range")
        .map(extension -> extension.path("valueRange"))
        .map(range -> new AllowedRange(end(range, "low"), end(range, "high")))
        .orElse(AllowedRange.UNLIMITED);
  }

  private static @Nullable BigDecimal end(JsonNode range, String end) {
    return Optional.of(range.path(end).path("value"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .orElse(null);
  }
}
