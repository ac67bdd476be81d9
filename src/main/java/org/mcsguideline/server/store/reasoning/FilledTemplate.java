package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A template of SDC with the answers put in. Elements whose context or value the answers do not
 * give are left out, and so is what has nothing but such elements.
 */
final class FilledTemplate {

  private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
  private static final String CONTEXT = SDC + "sdc-questionnaire-templateExtractContext";
  private static final String VALUE = SDC + "sdc-questionnaire-templateExtractValue";
  private static final String EXTENSION = "extension";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Decimals keep the digits they were written with. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final FhirContext fhir;
  private final AnswerPaths paths;

  FilledTemplate(FhirContext fhir, AnswerPaths paths) {
    this.fhir = fhir;
    this.paths = paths;
  }

  /** None, one, or as many as the context of the template has results. */
  List<Resource> fill(Resource template, Base context) {
    ObjectNode json = (ObjectNode) read(fhir.newJsonParser().encodeResourceToString(template));
    JsonNode unused = json.remove("id");
    return filled(json, context)
        .map(made -> (Resource) fhir.newJsonParser().parseResource(made.toString()))
        .toList();
  }

  private Stream<JsonNode> filled(ObjectNode node, Base context) {
    Optional<String> within = expression(node, CONTEXT);
    if (within.isPresent()) {
      return paths.values(within.get(), context).stream().flatMap(found -> copied(node, found));
    }
    return copied(node, context);
  }

  private Stream<JsonNode> copied(ObjectNode node, Base context) {
    Optional<String> value = expression(node, VALUE);
    if (value.isPresent()) {
      return paths.values(value.get(), context).stream().map(this::json);
    }
    ObjectNode copy = NODES.objectNode();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      put(copy, property.getKey(), property.getValue(), context);
    }
    // A resource always has its type.
    boolean isEmpty = copy.isEmpty() || (copy.size() == 1 && copy.has("resourceType"));
    return isEmpty ? Stream.empty() : Stream.of(copy);
  }

  private void put(ObjectNode copy, String name, JsonNode value, Base context) {
    if (name.equals(EXTENSION)) {
      putExtensions(copy, value);
    } else if (value instanceof ArrayNode list) {
      ArrayNode filled = NODES.arrayNode();
      list.forEach(each -> elements(each, context).forEach(filled::add));
      if (!filled.isEmpty()) {
        copy.set(name, filled);
      }
    } else if (name.startsWith("_") && expression(value, VALUE).isPresent()) {
      Base given = paths.value(expression(value, VALUE).get(), context);
      if (given != null) {
        copy.set(name.substring(1), json(given));
      }
    } else {
      elements(value, context).findFirst().ifPresent(filled -> copy.set(name, filled));
    }
  }

  private Stream<JsonNode> elements(JsonNode value, Base context) {
    return value instanceof ObjectNode node ? filled(node, context) : Stream.of(value);
  }

  /** Those of the template itself have done their work. */
  private static void putExtensions(ObjectNode copy, JsonNode extensions) {
    ArrayNode kept = NODES.arrayNode();
    extensions.forEach(
        extension -> {
          String url = extension.path("url").asText();
          if (!url.equals(CONTEXT) && !url.equals(VALUE)) {
            kept.add(extension);
          }
        });
    if (!kept.isEmpty()) {
      copy.set(EXTENSION, kept);
    }
  }

  private static Optional<String> expression(JsonNode element, String url) {
    return element
        .path(EXTENSION)
        .valueStream()
        .filter(extension -> url.equals(extension.path("url").asText()))
        .map(extension -> extension.path("valueString").asText())
        .findFirst();
  }

  private JsonNode json(Base value) {
    if (value instanceof BooleanType answer) {
      return NODES.booleanNode(answer.booleanValue());
    }
    if (value instanceof IntegerType number) {
      return NODES.numberNode(number.getValue());
    }
    if (value instanceof DecimalType number) {
      return NODES.numberNode(number.getValue());
    }
    @Nullable String text = value.primitiveValue();
    return text == null ? read(fhir.newJsonParser().encodeToString(value)) : NODES.textNode(text);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("HAPI wrote JSON that cannot be read", malformed);
    }
  }
}
