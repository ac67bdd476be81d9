package org.mcsguideline.evaluation;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.ActionContent;
import org.mcsguideline.knowledge.CardSubject;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.Plan;
import org.mcsguideline.knowledge.PlanAction;
import org.mcsguideline.knowledge.ScheduledPlan;

/** A choice of defines to evaluate together, by library. */
public record Defines(Map<String, Set<String>> byLibrary) {

  public Defines {
    byLibrary = Map.copyOf(byLibrary);
  }

  /** Exactly those that the plans of a service use. */
  public static Defines of(GuidelineService service) {
    Map<String, Set<String>> defines = new TreeMap<>();
    for (Plan plan : service.plans()) {
      Set<String> names = defines.computeIfAbsent(plan.library(), l -> new TreeSet<>());
      plan.actions().stream().flatMap(Defines::of).forEach(names::add);
      names.addAll(plan.kept());
    }
    defines.values().removeIf(Set::isEmpty);
    return new Defines(defines);
  }

  /** The one that says what is due when. */
  public static Defines of(ScheduledPlan plan) {
    return new Defines(Map.of(plan.library(), Set.of(plan.define())));
  }

  /** The same, and the one that says what a board shows. */
  public static Defines ofBoard(ScheduledPlan plan) {
    Set<String> names = new TreeSet<>(Set.of(plan.define()));
    if (plan.board() != null) {
      names.add(plan.board().define());
    }
    return new Defines(Map.of(plan.library(), names));
  }

  private static Stream<String> of(PlanAction action) {
    ActionContent content = action.content();
    Stream<String> steps =
        action.choices().steps().stream()
            .flatMap(
                step -> Stream.concat(step.conditions().stream(), Stream.of(step.labelDefine())))
            .filter(Objects::nonNull);
    CardSubject subject = action.choices().subject();
    Stream<String> texts =
        Stream.of(
                content.titleDefine(),
                content.textDefine(),
                subject == null ? null : subject.define())
            .filter(Objects::nonNull);
    return Stream.of(action.conditions().stream(), texts, steps).flatMap(s -> s);
  }
}
