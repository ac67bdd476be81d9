package org.mcsguideline.web.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the service has done, by what is kept of it. Numbers only.
 *
 * @param read decisions that were counted
 * @param total decisions that are kept of the period
 * @param services calls of each service
 * @param plans what was decided, by plan
 * @param cards cards by service and indicator, of all cards of that service
 * @param showing what became of all cards
 */
public record Work(
    long read,
    long total,
    List<Line> services,
    List<PlanWork> plans,
    List<Line> cards,
    List<Line> showing,
    Burden burden) {

  private static final String SHOWN = "SHOWN";

  public Work {
    services = List.copyOf(services);
    plans = List.copyOf(plans);
    cards = List.copyOf(cards);
    showing = List.copyOf(showing);
  }

  /**
   * What was decided for one plan.
   *
   * @param outcomes of all decisions for it
   * @param withheld of the same
   * @param missing items that were not known, of the same
   */
  public record PlanWork(
      String plan, long decisions, List<Line> outcomes, Line withheld, List<Line> missing) {

    public PlanWork {
      outcomes = List.copyOf(outcomes);
      missing = List.copyOf(missing);
    }
  }

  /**
   * Cards that were shown in each encounter.
   *
   * @param without calls whose encounter is not kept
   * @param median null without an encounter
   */
  public record Burden(long encounters, long without, @Nullable Double median, long most) {}

  /** Cards that somebody has seen. */
  public long shown() {
    return showing.stream().filter(line -> line.name().equals(SHOWN)).mapToLong(Line::count).sum();
  }

  static Work of(List<KeptCall> calls, long total) {
    Tally services = new Tally();
    Tally showing = new Tally();
    Map<String, Tally> cards = new TreeMap<>();
    Map<String, List<KeptCall.KeptPlan>> plans = new TreeMap<>();
    for (KeptCall call : calls) {
      services.add(call.service());
      for (KeptCall.KeptPlan plan : call.plans()) {
        plans.computeIfAbsent(plan.plan(), p -> new ArrayList<>()).add(plan);
        for (KeptCall.KeptCard card : plan.cards()) {
          showing.add(card.showing());
          cards.computeIfAbsent(call.service(), s -> new Tally()).add(card.indicator());
        }
      }
    }
    List<Line> bySeverity = new ArrayList<>();
    cards.forEach(
        (service, indicators) ->
            indicators
                .lines(indicators.sum())
                .forEach(
                    line ->
                        bySeverity.add(
                            new Line(service + ": " + line.name(), line.count(), line.of()))));
    return new Work(
        calls.size(),
        Math.max(total, calls.size()),
        services.lines(calls.size()),
        plans.entrySet().stream().map(entry -> plan(entry.getKey(), entry.getValue())).toList(),
        bySeverity,
        showing.lines(showing.sum()),
        burden(calls));
  }

  private static PlanWork plan(String name, List<KeptCall.KeptPlan> decisions) {
    Tally outcomes = new Tally();
    Tally missing = new Tally();
    long withheld = 0;
    for (KeptCall.KeptPlan decision : decisions) {
      outcomes.add(decision.outcome() == null ? "-" : decision.outcome());
      decision.missing().stream().distinct().forEach(missing::add);
      withheld += decision.withheld() ? 1 : 0;
    }
    long all = decisions.size();
    return new PlanWork(
        name, all, outcomes.lines(all), new Line("withheld", withheld, all), missing.lines(all));
  }

  private static Burden burden(List<KeptCall> calls) {
    Map<String, Long> shown = new TreeMap<>();
    long without = 0;
    for (KeptCall call : calls) {
      if (call.encounter() == null) {
        without++;
      } else {
        long cards =
            call.plans().stream()
                .flatMap(plan -> plan.cards().stream())
                .filter(card -> SHOWN.equals(card.showing()))
                .count();
        long unused = shown.merge(call.encounter(), cards, Long::sum);
      }
    }
    List<Long> counts = shown.values().stream().sorted(Comparator.naturalOrder()).toList();
    long most = counts.isEmpty() ? 0 : counts.get(counts.size() - 1);
    return new Burden(counts.size(), without, median(counts), most);
  }

  private static @Nullable Double median(List<Long> sorted) {
    if (sorted.isEmpty()) {
      return null;
    }
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? (double) sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }
}
