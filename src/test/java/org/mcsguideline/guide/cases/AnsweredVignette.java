package org.mcsguideline.guide.cases;

import java.util.List;
import java.util.Map;
import org.mcsguideline.advice.DecidedPlan;

/**
 * A vignette with what the service says to it.
 *
 * @param anchor where it stands on the page of vignettes
 * @param shows why it is there
 * @param facts what its record holds
 * @param notRecorded what its record lacks
 * @param answers what is expected and what is given
 * @param cards each once, in the order of the services
 * @param plans what was decided for each recommendation, by the id of its plan
 */
public record AnsweredVignette(
    String id,
    String anchor,
    String title,
    String shows,
    String source,
    String time,
    List<Fact> facts,
    List<String> notRecorded,
    List<Answer> answers,
    List<GivenCard> cards,
    Map<String, DecidedPlan> plans) {

  public AnsweredVignette {
    facts = List.copyOf(facts);
    notRecorded = List.copyOf(notRecorded);
    answers = List.copyOf(answers);
    cards = List.copyOf(cards);
    plans = Map.copyOf(plans);
  }

  /** Something its record says, in words. */
  public record Fact(String name, String value) {}

  /**
   * One answer of the logic.
   *
   * @param name as the vignettes call it
   * @param words what that is
   * @param same whether given is what is expected
   */
  public record Answer(String name, String words, String expected, String given, boolean same) {}

  /**
   * A card that some services give.
   *
   * @param anchor where it stands on the page of vignettes
   * @param plan id of the plan that it comes from
   * @param action id of that plan's action
   * @param services titles of the services that give it
   */
  public record GivenCard(
      String anchor, String plan, String action, List<String> services, CardView card) {
    public GivenCard {
      services = List.copyOf(services);
    }
  }

  /** Whether every answer is the expected one. */
  public boolean isAsExpected() {
    return answers.stream().allMatch(Answer::same);
  }

  /** The cards that come from one plan. */
  public List<GivenCard> cardsOf(String plan) {
    return cards.stream().filter(card -> card.plan().equals(plan)).toList();
  }
}
