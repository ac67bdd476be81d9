package org.mcsguideline.card;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.Citation;
import org.mcsguideline.knowledge.Plan;
import org.mcsguideline.knowledge.Priority;
import org.mcsguideline.recommendation.OfferedStep;
import org.mcsguideline.recommendation.Recommendation;

/** Writes recommendations as cards. The same recommendation in the same call has the same uuid. */
public final class CardWriting {

  /** CDS Hooks demands fewer than 140 characters. */
  private static final int LONGEST_SUMMARY = 139;

  private static final int LONGEST_LABEL = 200;

  private final CardTexts texts;
  private final CardDetail detail;
  private final ExplanationAddress explanations;

  /** Cards without a link to what explains them. */
  public CardWriting(CardTexts texts) {
    this(texts, ExplanationAddress.NOWHERE);
  }

  /** Cards that link to what explains them, where their recommendation has words for it. */
  public CardWriting(CardTexts texts, ExplanationAddress explanations) {
    this.texts = texts;
    this.explanations = explanations;
    this.detail = new CardDetail(texts);
  }

  /** The words that the runtime itself puts on a card. */
  public CardTexts texts() {
    return texts;
  }

  /**
   * Writes a card.
   *
   * @param serviceTitle names the source when the recommendation cites none
   * @param unread what a person calls the data that could not be read completely
   */
  public WrittenCard write(
      Recommendation recommendation, Occasion occasion, String serviceTitle, List<String> unread) {
    String text = detail.of(recommendation, unread);
    String about = CardFingerprint.of(recommendation, text, unread);
    Identity identity = new Identity(recommendation, occasion.sameness(), about);
    return new WrittenCard(card(recommendation, occasion, identity, text, serviceTitle), about);
  }

  /**
   * The same card with a link to how this decision came about; it says the same as before.
   *
   * @param fhirServer of the caller, in its plain form; null when it named none
   */
  public WrittenCard explained(
      WrittenCard written, Plan plan, UUID decision, @Nullable String fhirServer) {
    String label = plan.text().explanationLabel();
    String address = explanations.of(decision);
    if (label == null || address == null) {
      return written;
    }
    String launch = fhirServer == null ? null : explanations.launch(fhirServer);
    Link link =
        launch == null
            ? Link.absolute(label, address)
            : Link.smart(label, launch, decision.toString());
    return new WrittenCard(written.card().with(link), written.about());
  }

  private static Card card(
      Recommendation recommendation,
      Occasion occasion,
      Identity identity,
      @Nullable String text,
      String serviceTitle) {
    List<Suggestion> suggestions =
        recommendation.steps().stream().map(step -> suggestion(identity, step, occasion)).toList();
    return new Card(
        identity.uuid(""),
        PlainLine.withoutTags(recommendation.title(), LONGEST_SUMMARY),
        text,
        indicator(recommendation.action().priority()),
        source(recommendation, serviceTitle),
        suggestions,
        suggestions.isEmpty() ? null : selectionBehavior(recommendation),
        recommendation.action().choices().overrideReasons(),
        links(recommendation));
  }

  private static String indicator(Priority priority) {
    return switch (priority) {
      case ROUTINE -> "info";
      case URGENT, ASAP -> "warning";
      case STAT -> "critical";
    };
  }

  private static String selectionBehavior(Recommendation recommendation) {
    return recommendation.action().choices().onlyOne() ? "at-most-one" : "any";
  }

  private static @Nullable Citation firstSource(Recommendation recommendation) {
    return recommendation.action().backing().documentation().stream()
        .filter(Citation::source)
        .findFirst()
        .orElse(null);
  }

  private static Source source(Recommendation recommendation, String serviceTitle) {
    Citation citation = firstSource(recommendation);
    return citation == null
        ? new Source(serviceTitle, null)
        : new Source(citation.label(), citation.url());
  }

  private static List<Link> links(Recommendation recommendation) {
    Citation source = firstSource(recommendation);
    return recommendation.action().backing().documentation().stream()
        .filter(citation -> !citation.equals(source))
        .flatMap(citation -> link(citation.label(), citation.url()).stream())
        .toList();
  }

  private static List<Link> link(String label, @Nullable String url) {
    return url == null ? List.of() : List.of(Link.absolute(label, url));
  }

  private static Suggestion suggestion(Identity identity, OfferedStep step, Occasion occasion) {
    return new Suggestion(
        PlainLine.withoutTags(step.label(), LONGEST_LABEL),
        identity.uuid(step.id()),
        step.activities().stream()
            .map(
                activity ->
                    new CardAction(
                        "create", activity.description(), DraftResource.of(activity, occasion)))
            .toList());
  }

  /** What the identifiers of a card and its suggestions are made of. */
  private record Identity(Recommendation recommendation, Sameness sameness, String about) {

    String uuid(String step) {
      String name =
          String.join(
              "\n",
              sameness.scope(),
              recommendation.plan().canonical(),
              recommendation.action().id(),
              step,
              sameness.byContent() ? about : "");
      return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
  }
}
