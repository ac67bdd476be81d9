package org.mcsguideline.web;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.mcsguideline.decision.KeptDecisions;
import org.mcsguideline.explanation.Explaining;
import org.mcsguideline.explanation.Explanation;

/** Kept decisions, explained to whoever may read them at the FHIR API. */
public final class ExplainedDecisions {

  private static final FhirDoor.Answer NOTHING =
      new FhirDoor.Answer(HttpServletResponse.SC_NOT_FOUND, Map.of(), "");

  private final FhirDoor door;
  private final Predicate<String> waiting;
  private final Supplier<Explaining> explaining;

  /**
   * Decisions behind a door.
   *
   * @param waiting whether a decision was made and is about to be written
   * @param explaining by the guideline of the moment
   */
  public ExplainedDecisions(
      FhirDoor door, Predicate<String> waiting, Supplier<Explaining> explaining) {
    this.door = door;
    this.waiting = waiting;
    this.explaining = explaining;
  }

  /** What the FHIR API answers to this caller. */
  public FhirDoor.Answer read(String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return FhirDoor.isId(id) ? door.get("/GuidanceResponse/" + id, request, response) : NOTHING;
  }

  /** Whether the decision was made and is about to be written. */
  public boolean isWaiting(String id) {
    return waiting.test(id);
  }

  /** How a decision that was found came about. */
  public Explanation explained(FhirDoor.Answer found) {
    GuidanceResponse decision =
        FhirContext.forR4Cached()
            .newJsonParser()
            .parseResource(GuidanceResponse.class, found.body());
    return explaining.get().explain(KeptDecisions.of(decision));
  }
}
