package org.mcsguideline.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.DecidedPlan.Reason;
import org.mcsguideline.advice.DecidedPlan.Verdict;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.knowledge.KeptDefine;
import org.mcsguideline.knowledge.Plan;

/** Puts together what is kept of one recommendation. */
final class PlanAccount {

  /** What is known of a missing item, which may be a value, follows its name after one of these. */
  private static final String ENDS_OF_A_NAME = ":;(";

  private final Plan plan;
  private final Findings findings;

  private PlanAccount(Plan plan, Findings findings) {
    this.plan = plan;
    this.findings = findings;
  }

  static DecidedPlan of(Plan plan, Findings findings, List<DecidedCard> cards) {
    PlanAccount account = new PlanAccount(plan, findings);
    return new DecidedPlan(
        plan.canonical(),
        new Verdict(
            account.value(KeptDefine.OUTCOME) instanceof String outcome ? outcome : null,
            account.truth(KeptDefine.APPLICABLE),
            account.truth(KeptDefine.WITHHELD)),
        account.list(KeptDefine.MISSING).map(PlanAccount::name).distinct().toList(),
        account.reasons(),
        cards);
  }

  private @Nullable Object value(KeptDefine define) {
    return plan.kept().contains(define.define())
        ? findings.value(plan.library(), define.define())
        : null;
  }

  private @Nullable Boolean truth(KeptDefine define) {
    return value(define) instanceof Boolean truth ? truth : null;
  }

  private Stream<Object> list(KeptDefine define) {
    return value(define) instanceof List<?> values
        ? values.stream().filter(Objects::nonNull).map(Object.class::cast)
        : Stream.empty();
  }

  private List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    list(KeptDefine.REASONS)
        .forEach(
            code -> {
              if (code instanceof Map<?, ?> elements) {
                reasons.add(
                    new Reason(
                        String.valueOf(elements.get("system")),
                        String.valueOf(elements.get("code"))));
              }
            });
    return reasons;
  }

  static String name(Object missing) {
    String text = missing.toString();
    int end = 0;
    while (end < text.length() && ENDS_OF_A_NAME.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end).strip();
  }
}
