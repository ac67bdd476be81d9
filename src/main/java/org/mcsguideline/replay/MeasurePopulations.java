package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.RecordEvaluation;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.request.Prefetched;

/** Counts the populations of a guideline's measures for a patient at the end of the record. */
public final class MeasurePopulations {

  /** As many resources as are read under one key. */
  private static final int PAGE = 1000;

  /** It is a function over the members of another population. */
  private static final String OBSERVATION = "measure-observation";

  private final RecordEvaluation evaluation;
  private final PatientDataReader reader;
  private final List<Counted> counted;
  private final Defines defines;

  /** A population and the define that gives its members. */
  record Counted(String measure, String group, String population, String library, String define) {

    /** Its name in a journal. */
    String key() {
      return measure + "/" + group + "/" + population;
    }
  }

  /**
   * Counts for these measures.
   *
   * @param measures FHIR resources of type Measure
   */
  public MeasurePopulations(
      RecordEvaluation evaluation, PatientDataReader reader, List<JsonNode> measures) {
    this.evaluation = evaluation;
    this.reader = reader;
    this.counted = measures.stream().flatMap(MeasurePopulations::populations).toList();
    Map<String, Set<String>> byLibrary = new HashMap<>();
    counted.forEach(
        one -> byLibrary.computeIfAbsent(one.library(), l -> new TreeSet<>()).add(one.define()));
    this.defines = new Defines(byLibrary);
  }

  private static Stream<Counted> populations(JsonNode measure) {
    String canonical = FhirJson.withoutVersion(measure.at("/library/0").asText());
    String library = canonical.substring(canonical.lastIndexOf('/') + 1);
    return FhirJson.each(measure, "group")
        .flatMap(
            group ->
                FhirJson.each(group, "population")
                    .filter(population -> !isFunction(population))
                    .map(
                        population ->
                            new Counted(
                                measure.path("id").asText(),
                                group.path("id").asText(),
                                code(population),
                                library,
                                population.at("/criteria/expression").asText())));
  }

  static boolean isFunction(JsonNode population) {
    return OBSERVATION.equals(code(population));
  }

  static String code(JsonNode population) {
    return population.at("/code/coding/0/code").asText();
  }

  /** Members by population; those with none are left out. */
  Map<String, Long> of(PatientCourse course) {
    if (counted.isEmpty() || course.changes().isEmpty()) {
      return Map.of();
    }
    Instant end = course.changes().last();
    Findings findings =
        evaluation.evaluate(defines, record(course, end), end.atOffset(ZoneOffset.UTC));
    Map<String, Long> members = new TreeMap<>();
    for (Counted one : counted) {
      long many = members(findings.value(one.library(), one.define()));
      if (many > 0) {
        members.merge(one.key(), many, Long::sum);
      }
    }
    return members;
  }

  private static long members(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.size();
    }
    return Boolean.TRUE.equals(value) ? 1 : 0;
  }

  private PatientRecord record(PatientCourse course, Instant end) {
    Map<String, Prefetched> data = new TreeMap<>();
    List<Known> known = course.all();
    for (int first = 0; first < known.size(); first += PAGE) {
      ObjectNode bundle = FhirJson.MAPPER.createObjectNode();
      bundle.put("resourceType", "Bundle").put("type", "searchset");
      ArrayNode entries = bundle.putArray("entry");
      known
          .subList(first, Math.min(first + PAGE, known.size()))
          .forEach(one -> entries.addObject().set("resource", one.at(end)));
      Prefetched unused = data.put("page" + first, new Prefetched.Resource(bundle));
    }
    return reader.read(course.patient(), data, data.keySet());
  }
}
