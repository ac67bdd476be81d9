package org.mcsguideline.patientdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The codes and units of a site in the terms of the guideline. What the site wrote stays: a code is
 * added behind it, and the text of a unit is kept.
 *
 * @param codes the guideline's code for each code of the site
 * @param units UCUM code for each unit of the site; a unit that is a mere text has no system
 */
public record LocalCodes(Map<CodeKey, Meaning> codes, Map<CodeKey, String> units) {

  /** A site that uses the guideline's codes and units. */
  public static final LocalCodes NONE = new LocalCodes(Map.of(), Map.of());

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String CODING = "coding";
  private static final String SYSTEM = "system";
  private static final String CODE = "code";
  private static final String UNIT = "unit";

  public LocalCodes {
    codes = Map.copyOf(codes);
    units = Map.copyOf(units);
  }

  /** A code of the guideline. */
  public record Meaning(String system, String code, String display) {}

  /** A resource, or a bundle of them, with the guideline's codes added; the one given is left. */
  public JsonNode translated(JsonNode resource) {
    if (codes.isEmpty() && units.isEmpty()) {
      return resource;
    }
    JsonNode copy = resource.deepCopy();
    translate(copy);
    return copy;
  }

  private void translate(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path(CODING) instanceof ArrayNode codings) {
        add(codings);
      }
      if (object.path("value").isNumber()) {
        replaceUnit(object);
      }
    }
    node.valueStream().forEach(this::translate);
  }

  private void add(ArrayNode codings) {
    Set<CodeKey> present = new LinkedHashSet<>();
    codings.forEach(coding -> present.add(key(coding)));
    for (CodeKey local : List.copyOf(present)) {
      Meaning meaning = codes.get(local);
      if (meaning != null && present.add(new CodeKey(meaning.system(), meaning.code()))) {
        codings
            .addObject()
            .put(SYSTEM, meaning.system())
            .put(CODE, meaning.code())
            .put("display", meaning.display());
      }
    }
  }

  private void replaceUnit(ObjectNode quantity) {
    String ucum = units.get(unit(quantity));
    if (ucum != null) {
      quantity.put(SYSTEM, UCUM).put(CODE, ucum);
    }
  }

  /** Without a system only the text counts, and only if a code beside it does not differ. */
  private static CodeKey unit(JsonNode quantity) {
    String system = quantity.path(SYSTEM).textValue();
    String code = quantity.path(CODE).textValue();
    if (system != null) {
      return new CodeKey(system, code);
    }
    String text = quantity.path(UNIT).textValue();
    return code == null || code.equals(text) ? new CodeKey(null, text) : new CodeKey(null, null);
  }

  private static CodeKey key(JsonNode coding) {
    return new CodeKey(coding.path(SYSTEM).textValue(), coding.path(CODE).textValue());
  }
}
