package org.mcsguideline.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * Which stays count as intensive care: an encounter or a place within one that bears a code, or a
 * word in its name.
 */
public final class StayChoice {

  private final List<String> codes;
  private final Pattern words;

  /**
   * @param choices codes or words; case does not count
   */
  public StayChoice(List<String> choices) {
    codes = choices.stream().map(choice -> choice.toLowerCase(Locale.ROOT)).toList();
    words =
        Pattern.compile(
            "\\b(" + String.join("|", choices.stream().map(Pattern::quote).toList()) + ")\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The stretches of an encounter that count; {@code end} stands for one that has none. */
  Stream<Span> in(JsonNode encounter, java.time.Instant end) {
    if (isMeant(encounter.path("class"))
        || FhirJson.each(encounter, "type").anyMatch(this::isConceptMeant)
        || isConceptMeant(encounter.path("serviceType"))) {
      return Spans.of(encounter, end).stream();
    }
    return FhirJson.each(encounter, "location")
        .filter(
            place ->
                isConceptMeant(place.path("physicalType"))
                    || isNamed(place.path("location").path("display").asText()))
        .flatMap(place -> Spans.of(place, end).stream());
  }

  private boolean isConceptMeant(JsonNode concept) {
    return isNamed(concept.path("text").asText())
        || FhirJson.each(concept, "coding").anyMatch(this::isMeant);
  }

  private boolean isMeant(JsonNode coding) {
    return codes.contains(coding.path("code").asText().toLowerCase(Locale.ROOT))
        || isNamed(coding.path("display").asText());
  }

  private boolean isNamed(String text) {
    return words.matcher(text).find();
  }
}
