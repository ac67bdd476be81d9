package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.knowledge.SystemCode;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.monitoring.Outlook;
import org.mcsguideline.monitoring.Outlooks;
import org.mcsguideline.request.Prefetched;

/** Follows plans over time: which checks they held, what became of them, and what they found. */
public final class Watching {

  private static final String MEMBER = "code:in=";

  /** Plans ask for everything of a type; more than this of one type is more than is read. */
  private static final int MOST = 2000;

  private final Outlooks outlooks;
  private final List<Planned> plans;
  private final Map<String, Set<SystemCode>> valueSets;

  private record Planned(ScheduledPlan plan, List<PatientQuery> queries) {}

  /** Follows those plans of a guideline that have a board. */
  public Watching(Outlooks outlooks, KnowledgeBase knowledge) {
    this.outlooks = outlooks;
    this.valueSets = knowledge.valueSets();
    this.plans =
        knowledge.schedules().stream()
            .filter(plan -> plan.board() != null)
            .map(
                plan ->
                    new Planned(
                        plan,
                        plan.data().stream()
                            .map(template -> new PatientQuery(template).atMost(MOST))
                            .toList()))
            .toList();
  }

  /** Follows one patient. */
  Course over(PatientCourse course) {
    return new Course(course);
  }

  /** Whether a plan's own queries could ever name this patient. */
  private boolean mayConcern(ScheduledPlan plan, PatientCourse course) {
    ScheduledPlan.Board board = plan.board();
    return board != null
        && board.subjects().stream()
            .anyMatch(query -> course.all().stream().anyMatch(known -> isFound(query, known)));
  }

  /** By type, and by code where the query names value sets. */
  private boolean isFound(String query, Known known) {
    String[] parts = query.split("\\?", 2);
    if (!parts[0].equals(known.resource().path("resourceType").textValue())) {
      return false;
    }
    return Stream.of(parts[1].split("&", -1))
        .filter(parameter -> parameter.startsWith(MEMBER))
        .allMatch(
            parameter ->
                Stream.of(parameter.substring(MEMBER.length()).split(",", -1))
                    .anyMatch(set -> isCoded(known.resource(), set)));
  }

  private boolean isCoded(JsonNode resource, String valueSet) {
    Set<SystemCode> codes = valueSets.getOrDefault(valueSet, Set.of());
    return FhirJson.each(resource.path("code"), "coding")
        .anyMatch(
            coding ->
                codes.contains(
                    new SystemCode(coding.path("system").asText(), coding.path("code").asText())));
  }

  /** One patient's plans. */
  final class Course {

    private final PatientCourse course;
    private final Map<Planned, Map<PatientQuery, List<Known>>> candidates = new LinkedHashMap<>();
    private final Map<List<Object>, Watched.Planned> checks = new LinkedHashMap<>();
    private final Map<String, Watched.Alarm> open = new LinkedHashMap<>();
    private final List<Watched.Alarm> over = new ArrayList<>();
    private @Nullable Instant known;
    private int looks;

    private Course(PatientCourse course) {
      this.course = course;
      for (Planned planned : plans) {
        if (mayConcern(planned.plan(), course)) {
          Map<PatientQuery, List<Known>> found = new LinkedHashMap<>();
          planned.queries().forEach(query -> found.put(query, query.candidates(course)));
          candidates.put(planned, found);
        }
      }
    }

    void look(Instant time) {
      boolean shown = false;
      for (Map.Entry<Planned, Map<PatientQuery, List<Known>>> entry : candidates.entrySet()) {
        shown |= look(entry.getKey().plan(), entry.getValue(), time);
      }
      looks += shown ? 1 : 0;
    }

    private boolean look(ScheduledPlan plan, Map<PatientQuery, List<Known>> found, Instant time) {
      Map<String, String> data = new HashMap<>();
      found.forEach(
          (query, known) -> {
            if (query.answer(known, time) instanceof Prefetched.Resource resource) {
              data.put(query.key(), resource.json().toString());
            }
          });
      Outlook outlook =
          outlooks.of(
              plan, course.patient(), data, new Outlook.Span(course.changes().first(), time, time));
      if (!Boolean.TRUE.equals(outlook.shown())) {
        closeAlarms(Set.of());
        return false;
      }
      if (known == null) {
        known = time;
      }
      if (outlook.items() != null) {
        outlook.items().forEach(item -> item.checks().forEach(check -> keep(item, check, time)));
      }
      alarms(outlook, time);
      return true;
    }

    /**
     * One that is due later may never become due; before the plan was known nobody could do one.
     */
    private void keep(Outlook.Item item, Outlook.Check check, Instant time) {
      Instant due = check.due();
      if (due != null && !due.isAfter(time) && known != null && !due.isBefore(known)) {
        Watched.Planned unused =
            checks.put(
                List.of(item.name(), due),
                new Watched.Planned(item.name(), due, check.state().code(), check.done()));
      }
    }

    private void alarms(Outlook outlook, Instant time) {
      Set<String> now = new java.util.LinkedHashSet<>();
      for (Outlook.Finding finding : outlook.observed().findings()) {
        if (finding.signs().alarm()) {
          boolean unused = now.add(finding.name());
        }
      }
      closeAlarms(now);
      for (String name : now) {
        Watched.Alarm last = open.get(name);
        Watched.Alarm unused =
            open.put(
                name,
                last == null
                    ? new Watched.Alarm(name, time, time, 1)
                    : new Watched.Alarm(name, last.from(), time, last.looks() + 1));
      }
    }

    private void closeAlarms(Set<String> standing) {
      open.entrySet()
          .removeIf(
              entry -> {
                boolean ends = !standing.contains(entry.getKey());
                if (ends) {
                  over.add(entry.getValue());
                }
                return ends;
              });
    }

    Watched result() {
      List<Watched.Alarm> alarms = new ArrayList<>(over);
      alarms.addAll(open.values());
      return candidates.isEmpty()
          ? Watched.NOTHING
          : new Watched(looks, List.copyOf(checks.values()), alarms);
    }
  }
}
