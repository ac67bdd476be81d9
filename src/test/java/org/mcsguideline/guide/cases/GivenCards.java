package org.mcsguideline.guide.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mcsguideline.advice.Advice;
import org.mcsguideline.advice.DecidedPlan;
import org.mcsguideline.card.Card;
import org.mcsguideline.guide.cases.AnsweredVignette.GivenCard;

/** The cards of several services for one patient: cards that look alike stand once. */
final class GivenCards {

  private final String anchor;
  private final Map<Origin, List<String>> services = new LinkedHashMap<>();
  private final Map<String, DecidedPlan> plans = new LinkedHashMap<>();

  GivenCards(String anchor) {
    this.anchor = anchor;
  }

  private record Origin(String plan, String action, CardView card) {}

  /** What a service has answered. */
  void add(String service, Advice advice) {
    Map<String, Card> shown = new HashMap<>();
    advice.cards().forEach(card -> shown.put(card.uuid(), card));
    for (DecidedPlan plan : advice.decision().recommendations()) {
      String id = id(plan.plan());
      DecidedPlan unused = plans.putIfAbsent(id, plan);
      plan.cards()
          .forEach(
              decided -> {
                CardView card = CardView.of(Objects.requireNonNull(shown.get(decided.uuid())));
                services
                    .computeIfAbsent(
                        new Origin(id, decided.action(), card), origin -> new ArrayList<>())
                    .add(service);
              });
    }
  }

  /** The id in an address with version. */
  private static String id(String canonical) {
    return canonical.replaceFirst("\\|.*", "").replaceFirst(".*/", "");
  }

  List<GivenCard> cards() {
    List<GivenCard> cards = new ArrayList<>();
    services.forEach(
        (origin, names) ->
            cards.add(
                new GivenCard(
                    anchor + "-card-" + (cards.size() + 1),
                    origin.plan(),
                    origin.action(),
                    names,
                    origin.card())));
    return cards;
  }

  /** By the ids of their plans. */
  Map<String, DecidedPlan> plans() {
    return plans;
  }
}
