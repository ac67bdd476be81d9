package org.mcsguideline.web.trial;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.card.Card;
import org.mcsguideline.card.CardAction;
import org.mcsguideline.card.Link;
import org.mcsguideline.card.Source;
import org.mcsguideline.card.Suggestion;
import org.mcsguideline.web.frame.MarkdownText;

/**
 * What a user of an EHR sees of a card; two cards that look alike are equal.
 *
 * @param html its detail; empty when it has none
 * @param selection how many suggestions may be taken; null when there are none
 * @param reasons why it can be set aside
 */
public record CardFace(
    String summary,
    String html,
    String indicator,
    Source source,
    List<Offer> offers,
    @Nullable String selection,
    List<String> reasons,
    List<Link> links) {

  public CardFace {
    offers = List.copyOf(offers);
    reasons = List.copyOf(reasons);
    links = List.copyOf(links);
  }

  /**
   * A suggestion.
   *
   * @param creates what would be made when it is taken
   */
  public record Offer(String label, List<Creation> creates) {

    public Offer {
      creates = List.copyOf(creates);
    }
  }

  /**
   * Something that a suggestion makes.
   *
   * @param type of the resource
   */
  public record Creation(String type, String description) {}

  static CardFace of(Card card) {
    String detail = card.detail();
    return new CardFace(
        card.summary(),
        detail == null ? "" : MarkdownText.html(detail),
        card.indicator(),
        card.source(),
        card.suggestions().stream().map(CardFace::offer).toList(),
        card.selectionBehavior(),
        card.overrideReasons().stream().map(reason -> reason.display()).toList(),
        card.links().stream().filter(link -> isWeb(link.url())).toList());
  }

  private static Offer offer(Suggestion suggestion) {
    return new Offer(
        suggestion.label(), suggestion.actions().stream().map(CardFace::creation).toList());
  }

  private static Creation creation(CardAction action) {
    return new Creation(
        String.valueOf(action.resource().get("resourceType")), action.description());
  }

  private static boolean isWeb(String address) {
    String scheme = address.toLowerCase(Locale.ROOT);
    return scheme.startsWith("https://") || scheme.startsWith("http://");
  }
}
