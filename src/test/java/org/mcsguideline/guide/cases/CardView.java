package org.mcsguideline.guide.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.card.Card;
import org.mcsguideline.card.Link;
import org.mcsguideline.card.Source;
import org.mcsguideline.card.Suggestion;
import org.mcsguideline.knowledge.Coded;
import org.mcsguideline.web.frame.MarkdownText;

/**
 * What a reader sees of a card; two cards that look alike are equal.
 *
 * @param html its detail as XHTML; empty when it has none
 * @param suggestions labels of what can be accepted
 * @param reasons why it can be set aside
 */
public record CardView(
    String summary,
    String html,
    String indicator,
    Source source,
    List<String> suggestions,
    @Nullable String selectionBehavior,
    List<String> reasons,
    List<Link> links) {

  public CardView {
    suggestions = List.copyOf(suggestions);
    reasons = List.copyOf(reasons);
    links = List.copyOf(links);
  }

  static CardView of(Card card) {
    String detail = card.detail();
    return new CardView(
        card.summary(),
        detail == null ? "" : MarkdownText.html(detail),
        card.indicator(),
        card.source(),
        card.suggestions().stream().map(Suggestion::label).toList(),
        card.selectionBehavior(),
        card.overrideReasons().stream().map(Coded::display).toList(),
        card.links());
  }
}
