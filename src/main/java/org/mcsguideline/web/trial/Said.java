package org.mcsguideline.web.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mcsguideline.advice.Advice;
import org.mcsguideline.advice.DecidedPlan;
import org.mcsguideline.advice.NoAdviceInTime;
import org.mcsguideline.advice.RequiredDataMissing;
import org.mcsguideline.advice.ServiceDescription;
import org.mcsguideline.card.Card;
import org.mcsguideline.request.RequestRefused;
import org.mcsguideline.web.trial.chart.TrialChart;

/**
 * What services say to a record, in short.
 *
 * @param outcomes the guideline's words by the address of the recommendation
 * @param cards summaries by the action that they come from
 * @param telling those of the services that say what none before them has said
 * @param silent those that could not answer
 */
record Said(
    Map<String, String> outcomes,
    Map<String, String> cards,
    List<ServiceDescription> telling,
    List<ServiceDescription> silent) {

  /** Asks these services. */
  static Said of(HookCalls calls, TrialChart chart, List<ServiceDescription> services) {
    RequestWriting writing = new RequestWriting(chart);
    Said said =
        new Said(
            new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    for (ServiceDescription service : services) {
      if (writing.isCalled(service)) {
        int known = said.outcomes.size() + said.cards.size();
        try {
          said.note(calls.call(service, writing.request(service)).advice());
        } catch (RequestRefused | RequiredDataMissing | NoAdviceInTime failed) {
          said.silent.add(service);
          continue;
        }
        if (said.outcomes.size() + said.cards.size() > known) {
          said.telling.add(service);
        }
      }
    }
    return said;
  }

  private void note(Advice advice) {
    for (DecidedPlan plan : advice.decision().recommendations()) {
      String outcome = plan.verdict().outcome();
      String unused = outcomes.putIfAbsent(plan.plan(), outcome == null ? "" : outcome);
      plan.cards()
          .forEach(
              decided ->
                  advice.cards().stream()
                      .filter(card -> card.uuid().equals(decided.uuid()))
                      .map(Card::summary)
                      .findFirst()
                      .ifPresent(summary -> note(plan.plan() + " " + decided.action(), summary)));
    }
  }

  private void note(String action, String summary) {
    String unused = cards.putIfAbsent(action, summary);
  }

  /** Summaries of cards that the other does not have. */
  List<String> cardsMissingIn(Said other) {
    return cards.entrySet().stream()
        .filter(card -> !other.cards.containsKey(card.getKey()))
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }
}
