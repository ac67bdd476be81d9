package org.mcsguideline.guide.practice;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.evidence.GuideKeys;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.knowledge.Threshold;
import org.mcsguideline.monitoring.PlannedSchedules;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.WatchedRecords;

/** What is watched, how often, and what comes of it. */
public final class MonitoringPart implements GuidePart {

  /** What is planned in one situation, such as one kind of device in place. */
  public record Watch(String name, String words, String svg, List<Check> checks) {}

  /** A check of a watch, in words. */
  public record Check(String code, String name, String intervals, String graces) {}

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    SchedulePictures pictures = new SchedulePictures(sources.words("monitoring.properties"));
    List<ScheduledPlan> plans = sources.knowledge().schedules();
    List<Watch> watches =
        plans.stream().flatMap(plan -> planned(plan).stream()).map(pictures::watch).toList();
    watches.forEach(watch -> output.picture(watch.name(), watch.svg()));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("keys", GuideKeys.of(sources));
    model.put("watches", watches);
    model.put("checks", names(watches));
    model.put("cells", cells(watches));
    model.put("limits", limits(sources.knowledge().grounds(), plans));
    model.put("items", new WatchedItems(sources, pictures.words()).all());
    model.put("task", task(plans));
    output.page("monitoring", "monitoring", model);
  }

  private static List<PlannedSchedules> planned(ScheduledPlan plan) {
    return WatchedRecords.requests().stream()
        .map(
            request ->
                Guideline.evaluate(request, Map.of(plan.library(), Set.of(plan.define())))
                    .value(plan.library(), plan.define()))
        .map(value -> PlannedSchedules.of(value, SchedulePictures.SHOWN))
        .toList();
  }

  private static Map<String, String> names(List<Watch> watches) {
    Map<String, String> names = new LinkedHashMap<>();
    watches.forEach(
        watch -> watch.checks().forEach(check -> names.put(check.code(), check.name())));
    return names;
  }

  /** Each check of each watch, by the code of the check and the name of the watch. */
  private static Map<String, Map<String, Check>> cells(List<Watch> watches) {
    Map<String, Map<String, Check>> cells = new LinkedHashMap<>();
    for (Watch watch : watches) {
      for (Check check : watch.checks()) {
        Map<String, Check> row = cells.computeIfAbsent(check.code(), code -> new LinkedHashMap<>());
        Check unused = row.put(watch.name(), check);
      }
    }
    return cells;
  }

  /** The numbers of the schedules, from the libraries that hold them. */
  private static List<Threshold> limits(Grounds grounds, List<ScheduledPlan> plans) {
    Set<String> libraries = plans.stream().map(ScheduledPlan::library).collect(Collectors.toSet());
    List<String> defines =
        plans.stream().map(plan -> plan.library() + "." + plan.define()).toList();
    return grounds.reach(defines).stream()
        .map(key -> grounds.defines().get(key))
        .filter(define -> define != null && libraries.contains(define.library()))
        .flatMap(define -> define.thresholds().stream())
        .distinct()
        .map(key -> grounds.thresholds().get(key))
        .toList();
  }

  /** The first task whose time is over, as it stands in the store. */
  private static String task(List<ScheduledPlan> plans) {
    List<Task> tasks = new ArrayList<>();
    plans.forEach(plan -> tasks.addAll(WatchedRecords.tasks(plan.canonical())));
    Task late =
        tasks.stream()
            .filter(
                task -> task.getBusinessStatus().getCodingFirstRep().getCode().equals("overdue"))
            .findFirst()
            .orElseThrow(() -> new GuideFaulty("No task is overdue; the page needs one."));
    return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeToString(late);
  }
}
