package org.mcsguideline.knowledge.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;

/** Writes the guideline's one version on its artifacts and on every reference to one of them. */
final class VersionStamping {

  /** Elements of type canonical. Addresses of extensions and code systems carry no version. */
  private static final Set<String> CANONICALS =
      Set.of(
          "answerValueSet",
          "definitionCanonical",
          "derivedFrom",
          "imports",
          "instantiatesCanonical",
          "library",
          "profile",
          "questionnaire",
          "resource",
          "targetProfile",
          "valueCanonical",
          "valueSet");

  private final AuthoredGuideline guideline;

  VersionStamping(AuthoredGuideline guideline) {
    this.guideline = guideline;
  }

  ObjectNode stamped(AuthoredResource authored) {
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    authored
        .json()
        .propertyStream()
        .forEach(
            property -> {
              resource.set(property.getKey(), stamped(property.getKey(), property.getValue()));
              if ("url".equals(property.getKey())) {
                resource.put("version", guideline.identity().version());
              }
            });
    return resource;
  }

  private JsonNode stamped(String element, JsonNode value) {
    if (value.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      value.propertyStream().forEach(p -> copy.set(p.getKey(), stamped(p.getKey(), p.getValue())));
      return copy;
    }
    if (value.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      value.valueStream().forEach(item -> copy.add(stamped(element, item)));
      return copy;
    }
    if (value.isTextual() && CANONICALS.contains(element) && guideline.isOwn(value.asText())) {
      String version = guideline.identity().version();
      return JsonNodeFactory.instance.textNode(value.asText() + "|" + version);
    }
    return value;
  }
}
