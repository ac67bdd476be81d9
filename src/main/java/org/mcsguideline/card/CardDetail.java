package org.mcsguideline.card;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.recommendation.Recommendation;

/**
 * The detail of a card: what the author wrote, how well it is founded, and what is this patient's.
 */
final class CardDetail {

  private final CardTexts texts;

  CardDetail(CardTexts texts) {
    this.texts = texts;
  }

  /** Null when there is nothing to say beyond the summary. */
  @Nullable String of(Recommendation recommendation, List<String> unread) {
    List<String> paragraphs = new ArrayList<>();
    add(paragraphs, recommendation.action().content().description());
    add(paragraphs, grading(recommendation));
    String patientText = recommendation.patientText();
    if (patientText != null) {
      add(paragraphs, PatientMarkdown.of(patientText));
    }
    if (!unread.isEmpty()) {
      String labels =
          unread.stream().map(PatientMarkdown::escaped).collect(Collectors.joining(", "));
      paragraphs.add("**" + texts.unread() + "** " + labels);
    }
    return paragraphs.isEmpty() ? null : String.join("\n\n", paragraphs);
  }

  private static void add(List<String> paragraphs, @Nullable String paragraph) {
    if (paragraph != null && !paragraph.isBlank()) {
      paragraphs.add(paragraph);
    }
  }

  private String grading(Recommendation recommendation) {
    return Stream.of(
            part(texts.strength(), recommendation.action().backing().strength()),
            part(texts.certainty(), recommendation.action().backing().certainty()),
            part(texts.status(), recommendation.plan().statusNote()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String part(String word, @Nullable String value) {
    return value == null ? "" : "**" + word + "** " + value;
  }
}
