package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final List<Followed> followed = new ArrayList<>();
    private int looks;

    private Course(PatientCourse course) {
      this.course = course;
      for (Planned planned : plans) {
        if (mayConcern(planned.plan(), course)) {
          followed.add(new Followed(planned, course));
        }
      }
    }

    void look(Instant time) {
      boolean shown = false;
      for (Followed one : followed) {
        shown |= one.look(outlook(one, time), time);
      }
      looks += shown ? 1 : 0;
    }

    private Outlook outlook(Followed one, Instant time) {
      Map<String, String> data = new HashMap<>();
      one.candidates.forEach(
          (query, known) -> {
            if (query.answer(known, time) instanceof Prefetched.Resource resource) {
              data.put(query.key(), resource.json().toString());
            }
          });
      return outlooks.of(
          one.plan, course.patient(), data, new Outlook.Span(course.changes().first(), time, time));
    }

    Watched result() {
      if (followed.isEmpty()) {
        return Watched.NOTHING;
      }
      Map<String, Integer> untold = new TreeMap<>();
      followed.forEach(
          one -> one.untold.forEach((finding, many) -> untold.merge(finding, many, Integer::sum)));
      return new Watched(
          looks,
          followed.stream().flatMap(one -> one.checks.values().stream()).toList(),
          followed.stream().flatMap(Followed::alarms).toList(),
          untold);
    }
  }

  /** What became of one plan for one patient. */
  private static final class Followed {

    private final ScheduledPlan plan;
    private final Map<PatientQuery, List<Known>> candidates = new LinkedHashMap<>();
    private final Map<List<Object>, Watched.Planned> checks = new LinkedHashMap<>();
    private final Map<String, Watched.Alarm> open = new LinkedHashMap<>();
    private final List<Watched.Alarm> over = new ArrayList<>();
    private final Map<String, Integer> untold = new TreeMap<>();
    private @Nullable Instant known;

    Followed(Planned planned, PatientCourse course) {
      plan = planned.plan();
      planned.queries().forEach(query -> candidates.put(query, query.candidates(course)));
    }

    /** Whether the plan has anything to do with the patient at this time. */
    boolean look(Outlook outlook, Instant time) {
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
      find(outlook.observed().findings(), time);
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

    /** What cannot be told is no alarm, and it is not told to be none. */
    private void find(List<Outlook.Finding> findings, Instant time) {
      Set<String> now = new LinkedHashSet<>();
      Set<String> unknown = new TreeSet<>();
      for (Outlook.Finding finding : findings) {
        if (finding.signs().alarm()) {
          now.add(finding.name());
        } else if (finding.signs().unknown()) {
          unknown.add(finding.name());
        }
      }
      unknown.forEach(name -> untold.merge(name, 1, Integer::sum));
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

    Stream<Watched.Alarm> alarms() {
      return Stream.concat(over.stream(), open.values().stream());
    }
  }
}
