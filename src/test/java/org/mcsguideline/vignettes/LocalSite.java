package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mcsguideline.knowledge.Coded;
import org.mcsguideline.knowledge.GuidelineConcept;

/** A hospital that has a code of its own for each of the guideline's, and units as mere texts. */
final class LocalSite {

  private static final String SYSTEM = "http://hospital.example/codes";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The guideline's systems by their codes; a local code is made of both. */
  private final Map<String, TreeSet<String>> codes = new TreeMap<>();

  private final TreeSet<String> units = new TreeSet<>();
  private int replaced;

  LocalSite() {
    for (GuidelineConcept concept : Guideline.knowledge().concepts()) {
      for (Coded code : concept.codes()) {
        codes.computeIfAbsent(code.system(), s -> new TreeSet<>()).add(code.code());
      }
    }
  }

  /** The same request as the hospital would send it. */
  ObjectNode localised(ObjectNode request) {
    ObjectNode local = request.deepCopy();
    localise(local);
    return local;
  }

  /** How many codes and units were replaced so far. */
  int replaced() {
    return replaced;
  }

  private void localise(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("coding") instanceof ArrayNode codings) {
      codings.forEach(coding -> localiseCode((ObjectNode) coding));
    }
    if (node instanceof ObjectNode object && UCUM.equals(object.path("system").textValue())) {
      String code = object.path("code").asText();
      units.add(code);
      object.remove("system");
      object.remove("code");
      object.put("unit", localUnit(code));
      replaced++;
    }
    node.forEach(this::localise);
  }

  private void localiseCode(ObjectNode coding) {
    String system = coding.path("system").asText();
    String code = coding.path("code").asText();
    if (codes.getOrDefault(system, new TreeSet<>()).contains(code)) {
      coding.put("system", SYSTEM).put("code", localCode(system, code));
      replaced++;
    }
  }

  private static String localCode(String system, String code) {
    return "L" + Integer.toHexString(system.hashCode()) + "-" + code;
  }

  private static String localUnit(String code) {
    return "local " + code;
  }

  /** Writes the maps of everything replaced so far. */
  Path writeMaps(Path folder, String equivalence) {
    int file = 0;
    for (Map.Entry<String, TreeSet<String>> system : codes.entrySet()) {
      ObjectNode group = JSON.createObjectNode().put("source", SYSTEM);
      group.put("target", system.getKey());
      system
          .getValue()
          .forEach(code -> add(group, localCode(system.getKey(), code), code, equivalence));
      write(folder.resolve("codes-" + file++ + ".json"), group);
    }
    ObjectNode group = JSON.createObjectNode().put("target", UCUM);
    units.forEach(unit -> add(group, localUnit(unit), unit, equivalence));
    write(folder.resolve("units.json"), group);
    return folder;
  }

  private static void add(ObjectNode group, String local, String code, String equivalence) {
    group
        .withArray("/element")
        .addObject()
        .put("code", local)
        .putArray("target")
        .addObject()
        .put("code", code)
        .put("equivalence", equivalence);
  }

  private static void write(Path file, ObjectNode group) {
    ObjectNode map = JSON.createObjectNode();
    map.put("resourceType", "ConceptMap").put("status", "active").putArray("group").add(group);
    try {
      JSON.writeValue(file.toFile(), map);
      if (!Files.exists(file)) {
        throw new IllegalStateException("not written");
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
