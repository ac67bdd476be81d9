package org.mcsguideline.card;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.Coded;

/**
 * A card as CDS Hooks writes it; the names are those of the specification.
 *
 * @param detail GitHub Flavored Markdown; text from the patient's record is escaped in it
 * @param selectionBehavior null when there are no suggestions
 */
public record Card(
    String uuid,
    String summary,
    @Nullable String detail,
    String indicator,
    Source source,
    List<Suggestion> suggestions,
    @Nullable String selectionBehavior,
    List<Coded> overrideReasons,
    List<Link> links) {

  public Card {
    suggestions = List.copyOf(suggestions);
    overrideReasons = List.copyOf(overrideReasons);
    links = List.copyOf(links);
  }

  /** The same with one more link, before those to further reading. */
  Card with(Link link) {
    return new Card(
        uuid,
        summary,
        detail,
        indicator,
        source,
        suggestions,
        selectionBehavior,
        overrideReasons,
        Stream.concat(Stream.of(link), links.stream()).toList());
  }
}
