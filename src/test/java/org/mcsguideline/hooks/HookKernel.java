package org.mcsguideline.hooks;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.ServiceDescription;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.patientdata.PatientDataReader;
import org.springframework.http.ResponseEntity;

/**
 * From the bytes of a request to the bytes of its cards, in the thread that calls: everything that
 * the endpoint does but HTTP. Safe for use by many threads.
 */
public final class HookKernel {

  private static final int LARGEST_BODY = 50_000_000;

  private final Adviser adviser;
  private final ServiceDescription service;
  private final HookRequestReader reader = new HookRequestReader(Clock.systemUTC(), true);

  /** Makes a service of a guideline ready. */
  public HookKernel(KnowledgeBase knowledge, String service) {
    FhirContext fhir = FhirContext.forR4Cached();
    this.adviser =
        new Adviser(
            knowledge,
            new PatientDataReader(fhir),
            new GuidelineEvaluation(knowledge, fhir),
            new CardWriting(CardTexts.load()));
    this.service = adviser.service(service).orElseThrow();
  }

  /** The body of the answer to the body of a request. */
  public byte[] answer(byte[] request) throws IOException {
    var json = RequestBody.read(new ByteArrayInputStream(request), LARGEST_BODY);
    var advice = adviser.advise(reader.read(service, json));
    var answer =
        WireJson.answer(ResponseEntity.ok(), HooksAnswers.Cards.of(advice, adviser.basis()));
    return Objects.requireNonNull(answer.getBody());
  }
}
