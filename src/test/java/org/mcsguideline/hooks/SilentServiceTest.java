package org.mcsguideline.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.json;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.DecidedCard;
import org.mcsguideline.advice.DecidedCard.Showing;
import org.mcsguideline.advice.Decision;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.mock.web.MockHttpServletRequest;

/** A service that decides and says nothing. */
class SilentServiceTest {

  private static final int MOST_BYTES = 100_000;

  private static final KnowledgeBase KNOWLEDGE = TinyGuideline.knowledge();
  private static final Adviser ADVISER =
      new Adviser(
          KNOWLEDGE,
          new PatientDataReader(FhirContext.forR4Cached()),
          new GuidelineEvaluation(KNOWLEDGE, FhirContext.forR4Cached()),
          new CardWriting(CardTexts.load()));

  private final MockHttpServletRequest http = new MockHttpServletRequest();

  private JsonNode cards(boolean silent) throws IOException {
    HooksController controller =
        new HooksController(
            () -> ADVISER,
            (service, feedback) -> {},
            Clock.systemUTC(),
            new HooksSettings(MOST_BYTES, true, silent));
    byte[] call = json(HookCalls.CALL).toString().getBytes(StandardCharsets.UTF_8);
    byte[] answer = controller.call("fever-review", new ByteArrayInputStream(call), http).getBody();
    return FhirJson.MAPPER.readTree(answer).path("cards");
  }

  private List<Showing> kept() {
    Decision decision = (Decision) http.getAttribute(CallLog.DECISION);
    assertThat(decision).isNotNull();
    return Stream.ofNullable(decision)
        .flatMap(made -> made.recommendations().stream())
        .flatMap(plan -> plan.cards().stream())
        .map(DecidedCard::showing)
        .toList();
  }

  @Test
  void givesNoCardAndKeepsWhichThereWouldBe() throws IOException {
    assertThat(cards(true)).isEmpty();
    assertThat(kept()).isNotEmpty().containsOnly(Showing.SILENT);
  }

  @Test
  void givesTheCardsWhenItIsNotSilent() throws IOException {
    assertThat(cards(false)).isNotEmpty();
    assertThat(kept()).isNotEmpty().containsOnly(Showing.SHOWN);
  }
}
