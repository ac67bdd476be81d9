package org.mcsguideline.knowledge.assembly.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * Fills a JSON template with cells.
 *
 * <p>A text that names an empty cell is absent, and with it the object that holds it, up to the
 * next list, which is only shorter for it, or the next name that ends with {@code ?}. A text that
 * starts with {@code #} becomes a number, and is absent when it is none. In a list, an object with
 * {@code #rows} stands there for each row of a table, with {@code #each} and {@code #by} for each
 * part of a cell, whose text is {@code part}; {@code #where} and {@code #when} choose among them.
 * An object with {@code #need} is absent when that text is. {@code #ref} becomes a reference to
 * what is made from the row with this key, {@code #concept} a concept with the code that the table
 * {@code concepts} has.
 */
final class TemplateFilling {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final String PART = "part";

  private final Tables tables;
  private final Map<String, String> references;

  /**
   * Takes what templates may name.
   *
   * @param references of resources by the key of the row that they are made from
   */
  TemplateFilling(Tables tables, Map<String, String> references) {
    this.tables = tables;
    this.references = references;
  }

  /** The element, once for each row or part that it is for. */
  List<JsonNode> elements(JsonNode element, Scope scope) {
    List<Scope> scopes = List.of(scope);
    if (element.has("#rows")) {
      Condition where = new Condition(element.path("#where"), scope, tables);
      scopes =
          tables.rows(element.path("#rows").asText()).stream()
              .map(row -> scope.inside(row.cells()))
              .filter(where::holds)
              .toList();
    } else if (element.has("#each")) {
      scopes =
          parts(element, scope).stream().map(part -> scope.inside(Map.of(PART, part))).toList();
    }
    List<JsonNode> filled = new ArrayList<>();
    for (Scope one : scopes) {
      if (new Condition(element.path("#when"), one, tables).holds(one)) {
        value(element, one).ifPresent(filled::add);
      }
    }
    return filled;
  }

  private static List<String> parts(JsonNode element, Scope scope) {
    String by = Pattern.quote(element.path("#by").asText(";"));
    return scope.cell(element.path("#each").asText()).stream()
        .flatMap(cell -> Pattern.compile(by).splitAsStream(cell))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private Optional<JsonNode> value(JsonNode template, Scope scope) {
    if (template.isTextual()) {
      return text(template.textValue(), scope);
    }
    if (template.isArray()) {
      ArrayNode filled = FhirJson.MAPPER.createArrayNode();
      template.forEach(element -> filled.addAll(elements(element, scope)));
      return Optional.of(filled);
    }
    return template.isObject() ? object(template, scope) : Optional.of(template);
  }

  private Optional<JsonNode> text(String text, Scope scope) {
    if (!text.startsWith("#")) {
      return scope.fill(text, tables).map(TextNode::valueOf);
    }
    return scope
        .fill(text.substring(1), tables)
        .filter(number -> NUMBER.matcher(number).matches())
        .map(number -> DecimalNode.valueOf(new BigDecimal(number)));
  }

  private Optional<JsonNode> object(JsonNode template, Scope scope) {
    if (template.has("#ref")) {
      return scope.fill(template.path("#ref").asText(), tables).map(this::reference);
    }
    if (template.has("#concept")) {
      return scope
          .fill(template.path("#concept").asText(), tables)
          .map(word -> concept(template.path("#list").asText(), word));
    }
    if (template.has("#need") && scope.fill(template.path("#need").asText(), tables).isEmpty()) {
      return Optional.empty();
    }
    ObjectNode filled = FhirJson.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> field : template.properties()) {
      String name = field.getKey();
      if (name.startsWith("#")) {
        continue;
      }
      boolean optional = name.endsWith("?");
      Optional<JsonNode> value = value(field.getValue(), scope);
      if (value.isEmpty() && !optional) {
        return Optional.empty();
      }
      value
          .filter(found -> !found.isArray() || !found.isEmpty())
          .ifPresent(found -> put(filled, name, found));
    }
    return Optional.of(filled);
  }

  private static void put(ObjectNode object, String name, JsonNode value) {
    object.set(name.endsWith("?") ? name.substring(0, name.length() - 1) : name, value);
  }

  private JsonNode reference(String key) {
    String reference = references.get(key);
    if (reference == null) {
      throw new IllegalArgumentException("nothing is made from a row with the key " + key);
    }
    return FhirJson.MAPPER.createObjectNode().put("reference", reference);
  }

  /** The word itself, with a code when the table {@code concepts} has one for it. */
  private JsonNode concept(String list, String word) {
    ObjectNode concept = FhirJson.MAPPER.createObjectNode();
    tables.rows("concepts").stream()
        .map(Tables.Row::cells)
        .filter(row -> list.equals(row.get("list")) && word.equalsIgnoreCase(row.get("word")))
        .findFirst()
        .ifPresent(
            row ->
                concept
                    .putArray("coding")
                    .addObject()
                    .put("system", row.get("system"))
                    .put("code", row.get("code"))
                    .put("display", row.get("display")));
    return concept.put("text", word);
  }
}
