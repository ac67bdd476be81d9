package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.evaluation.MemberValues;
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
  private final MemberValues members;
  private final PatientDataReader reader;
  private final List<Counted> counted;
  private final Defines defines;

  /** A population and the define that gives its members. */
  private record Counted(
      String key, String library, String define, List<Stratifier> strata, boolean ofPatients) {

    /** Name of a stratifier of this population in a journal. */
    String key(Stratifier stratifier) {
      return key + "/" + stratifier.id();
    }

    Stream<String> defines() {
      return Stream.concat(
          Stream.of(define),
          ofPatients ? strata.stream().map(Stratifier::expression) : Stream.empty());
    }
  }

  /**
   * What a patient counts for. Populations without members are left out.
   *
   * @param counts members by measure, group and population, with a slash between
   * @param strata the same by value, for each stratifier of a population; a value that is not known
   *     is empty
   */
  public record Members(Map<String, Long> counts, Map<String, Map<String, Long>> strata) {
    static final Members NONE = new Members(Map.of(), Map.of());
  }

  /**
   * Counts for these measures.
   *
   * @param measures FHIR resources of type Measure
   */
  public MeasurePopulations(
      GuidelineEvaluation evaluation, PatientDataReader reader, List<JsonNode> measures) {
    this.evaluation = evaluation;
    this.members = new MemberValues(evaluation);
    this.reader = reader;
    this.counted = measures.stream().flatMap(MeasurePopulations::populations).toList();
    Map<String, Set<String>> byLibrary = new HashMap<>();
    for (Counted one : counted) {
      Set<String> names = byLibrary.computeIfAbsent(one.library(), l -> new TreeSet<>());
      one.defines().forEach(names::add);
    }
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
                                key(measure, group, code(population)),
                                library,
                                population.at("/criteria/expression").asText(),
                                Stratifier.of(group),
                                Stratifier.dividesPatients(measure, group))));
  }

  /** Name of a population in a journal. */
  static String key(JsonNode measure, JsonNode group, String population) {
    return String.join("/", measure.path("id").asText(), group.path("id").asText(), population);
  }

  static boolean isFunction(JsonNode population) {
    return OBSERVATION.equals(code(population));
  }

  static String code(JsonNode population) {
    return population.at("/code/coding/0/code").asText();
  }

  /** Members by population and stratum at the end of a record. */
  Members of(PatientCourse course) {
    if (counted.isEmpty() || course.changes().isEmpty()) {
      return Members.NONE;
    }
    Instant end = course.changes().last();
    PatientRecord record = record(course, end);
    Findings findings = evaluation.evaluate(defines, record, end.atOffset(ZoneOffset.UTC));
    Map<String, Long> counts = new TreeMap<>();
    List<Counted> found = new ArrayList<>();
    for (Counted one : counted) {
      long many = members(findings.value(one.library(), one.define()));
      if (many > 0) {
        counts.merge(one.key(), many, Long::sum);
        found.add(one);
      }
    }
    return new Members(counts, strata(found, findings, record, end));
  }

  private static long members(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.size();
    }
    return Boolean.TRUE.equals(value) ? 1 : 0;
  }

  private Map<String, Map<String, Long>> strata(
      List<Counted> found, Findings findings, PatientRecord record, Instant end) {
    Map<String, Map<String, Long>> strata = new TreeMap<>();
    Map<String, MemberValues.Asked> asked = new TreeMap<>();
    for (Counted one : found) {
      for (Stratifier stratifier : one.strata()) {
        if (one.ofPatients()) {
          add(strata, one.key(stratifier), findings.value(one.library(), stratifier.expression()));
        } else {
          MemberValues.Asked unused =
              asked.put(
                  one.key(stratifier),
                  new MemberValues.Asked(one.library(), one.define(), stratifier.expression()));
        }
      }
    }
    Map<MemberValues.Asked, List<@Nullable Object>> values =
        members.of(Set.copyOf(asked.values()), record, end.atOffset(ZoneOffset.UTC));
    asked.forEach(
        (key, what) ->
            values.getOrDefault(what, List.of()).forEach(value -> add(strata, key, value)));
    return strata;
  }

  private static void add(
      Map<String, Map<String, Long>> strata, String key, @Nullable Object value) {
    strata
        .computeIfAbsent(key, k -> new TreeMap<>())
        .merge(Objects.toString(value, ""), 1L, Long::sum);
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
