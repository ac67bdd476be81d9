package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.request.Prefetched;

/**
 * A prefetch query of a service, answered from one patient's record as a server would answer it: by
 * category and status, newest first, and no more than one page.
 */
final class PatientQuery {

  private static final Set<String> UNDERSTOOD =
      Set.of("patient", "category", "code", "status", "_sort", "_count");
  private static final String PATIENT = "{{context.patientId}}";
  private static final String NEWEST_FIRST = "-date";

  private final String key;
  private final String type;
  private final Map<String, String> wanted = new TreeMap<>();
  private final boolean isRead;

  /**
   * Reads a template.
   *
   * @throws ReplayRefused when it asks for something in another way
   */
  PatientQuery(PrefetchTemplate template) {
    key = template.key();
    isRead = template.isRead();
    String[] parts = template.query().split("[?/]", 2);
    type = parts[0];
    if (isRead) {
      check(template, parts[1].equals(PATIENT) && type.equals("Patient"));
      return;
    }
    for (String parameter : parts[1].split("&", -1)) {
      String[] pair = parameter.split("=", 2);
      check(template, pair.length == 2 && UNDERSTOOD.contains(pair[0]));
      String former = wanted.put(pair[0], pair[1]);
      check(template, former == null);
    }
    check(template, PATIENT.equals(wanted.get("patient")));
    check(template, NEWEST_FIRST.equals(wanted.getOrDefault("_sort", NEWEST_FIRST)));
  }

  private static void check(PrefetchTemplate template, boolean isUnderstood) {
    if (!isUnderstood) {
      throw new ReplayRefused(
          template.query(), "is a query that a replay cannot answer from a record");
    }
  }

  /** The same, but never more than this, newest first, where it asks for all. */
  PatientQuery atMost(int most) {
    if (!isRead && type.equals("Observation")) {
      String unused = wanted.putIfAbsent("_count", Integer.toString(most));
      String unusedOrder = wanted.putIfAbsent("_sort", NEWEST_FIRST);
    }
    return this;
  }

  String key() {
    return key;
  }

  /** Those of a patient's resources that can ever be in an answer, in the order of answers. */
  List<Known> candidates(PatientCourse course) {
    List<Known> found =
        new ArrayList<>(
            course.all().stream()
                .filter(known -> type.equals(known.resource().path("resourceType").textValue()))
                .filter(known -> isOfCategory(known.resource()) && isCoded(known.resource()))
                .toList());
    if (wanted.containsKey("_sort")) {
      found.sort(
          Comparator.comparing(PatientQuery::date, Comparator.nullsFirst(Comparator.naturalOrder()))
              .reversed());
    }
    return Collections.unmodifiableList(found);
  }

  private static Instant date(Known known) {
    JsonNode resource = known.resource();
    return RecordTimes.passed(resource.path("effectiveDateTime").textValue())
        .or(() -> RecordTimes.passed(resource.path("effectiveInstant").textValue()))
        .or(() -> Known.end(resource, "effective"))
        .orElse(Instant.MIN);
  }

  private boolean isOfCategory(JsonNode resource) {
    String categories = wanted.get("category");
    return categories == null
        || FhirJson.each(resource, "category")
            .flatMap(category -> FhirJson.each(category, "coding"))
            .anyMatch(coding -> oneOf(categories, coding.path("code").asText()));
  }

  private boolean isCoded(JsonNode resource) {
    String codes = wanted.get("code");
    return codes == null
        || FhirJson.each(resource.path("code"), "coding")
            .anyMatch(
                coding ->
                    oneOf(codes, coding.path("code").asText())
                        || oneOf(
                            codes,
                            coding.path("system").asText() + "|" + coding.path("code").asText()));
  }

  private static boolean oneOf(String list, String code) {
    return List.of(list.split(",", -1)).contains(code);
  }

  /** The answer at a time; it tells that there are more than fit on a page. */
  Prefetched answer(List<Known> candidates, Instant time) {
    if (isRead) {
      return candidates.isEmpty()
          ? new Prefetched.None()
          : new Prefetched.Resource(candidates.get(0).at(time));
    }
    int most = Integer.parseInt(wanted.getOrDefault("_count", "" + Integer.MAX_VALUE));
    ObjectNode bundle = FhirJson.MAPPER.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset");
    ArrayNode entries = FhirJson.MAPPER.createArrayNode();
    int found = 0;
    for (Known known : candidates) {
      JsonNode resource = known.isOnRecord(time) ? known.at(time) : null;
      if (resource != null && hasStatus(resource)) {
        found++;
        if (found > most) {
          break;
        }
        ObjectNode unused = entries.addObject().set("resource", resource);
      }
    }
    if (found > most) {
      bundle.putArray("link").addObject().put("relation", "next").put("url", "urn:more");
    }
    if (!entries.isEmpty()) {
      JsonNode unused = bundle.set("entry", entries);
    }
    return new Prefetched.Resource(bundle);
  }

  private boolean hasStatus(JsonNode resource) {
    String statuses = wanted.get("status");
    return statuses == null || oneOf(statuses, resource.path("status").asText());
  }
}
