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
  private final HookRequestReader reader;

  /** Makes a service of a guideline ready. */
  public HookKernel(KnowledgeBase knowledge, String service) {
    this(adviser(knowledge), service, Clock.systemUTC());
  }

  private HookKernel(Adviser adviser, String service, Clock clock) {
    this.adviser = adviser;
    this.service = adviser.service(service).orElseThrow();
    this.reader = new HookRequestReader(clock, true);
  }

  private static Adviser adviser(KnowledgeBase knowledge) {
    FhirContext fhir = FhirContext.forR4Cached();
    return new Adviser(
        knowledge,
        new PatientDataReader(fhir),
        new GuidelineEvaluation(knowledge, fhir),
        new CardWriting(CardTexts.load()));
  }

  /** Another service of the same guideline, on a machine with this clock. */
  public HookKernel with(String other, Clock clock) {
    return new HookKernel(adviser, other, clock);
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
