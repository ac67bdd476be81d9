package org.mcsguideline.server.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.mcsguideline.advice.DecidedPlan;
import org.mcsguideline.advice.Decision;
import org.mcsguideline.decision.CardFeedback;
import org.mcsguideline.decision.DecisionLog;
import org.mcsguideline.decision.FeedbackLog;
import org.mcsguideline.decision.HandledCall;

/** Counts calls, outcomes, what was unknown, cards and feedback. No number is of one patient. */
final class CallMetrics implements DecisionLog {

  private final MeterRegistry registry;
  private final DecisionLog next;

  CallMetrics(MeterRegistry registry, DecisionLog next) {
    this.registry = registry;
    this.next = next;
  }

  @Override
  public void keep(HandledCall call) {
    Timer.builder("mcs.calls")
        .description("Calls of services until the answer was ready")
        .tags("service", call.service(), "status", Integer.toString(call.status()))
        .publishPercentileHistogram()
        .register(registry)
        .record(call.took());
    Decision decision = call.decision();
    if (decision != null) {
      decision.recommendations().forEach(this::count);
    }
    next.keep(call);
  }

  private void count(DecidedPlan plan) {
    String name = name(plan.plan());
    String outcome = Objects.requireNonNullElse(plan.verdict().outcome(), "none");
    counter("mcs.outcomes", "plan", name, "outcome", outcome).increment();
    plan.missing().forEach(item -> counter("mcs.unknowns", "plan", name, "item", item).increment());
    plan.cards()
        .forEach(
            card ->
                counter(
                        "mcs.cards",
                        "plan",
                        name,
                        "action",
                        card.action(),
                        "indicator",
                        card.indicator(),
                        "showing",
                        card.showing().name())
                    .increment());
  }

  /** The same, for feedback that was stored. */
  FeedbackLog counting(FeedbackLog feedback, Set<CardFeedback.Reason> offered) {
    return (service, items) -> {
      feedback.keep(service, items);
      count(service, items, offered);
    };
  }

  private void count(String service, List<CardFeedback> items, Set<CardFeedback.Reason> offered) {
    for (CardFeedback item : items) {
      CardFeedback.Reason reason = item.reason();
      String code = reason == null ? "none" : offered.contains(reason) ? reason.code() : "other";
      counter("mcs.feedback", "service", service, "outcome", item.outcome().name(), "reason", code)
          .increment();
    }
  }

  private Counter counter(String name, String... tags) {
    return registry.counter(name, tags);
  }

  /** The id of the plan. */
  private static String name(String canonical) {
    return canonical.substring(canonical.lastIndexOf('/') + 1).replaceFirst("\\|.*", "");
  }
}
