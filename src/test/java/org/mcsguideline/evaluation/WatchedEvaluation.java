package org.mcsguideline.evaluation;

import ca.uhn.fhir.context.FhirContext;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.patientdata.PatientRecord;
import org.opencds.cqf.cql.engine.execution.CqlEngine;

/** Shows its engine after every evaluation. */
final class WatchedEvaluation extends GuidelineEvaluation {

  /** Null while the guideline is being made ready, which nobody watches. */
  private final @Nullable Consumer<CqlEngine> onlooker;

  WatchedEvaluation(
      CompiledGuideline compiled, KnowledgeBase knowledge, Consumer<CqlEngine> onlooker) {
    super(compiled, knowledge, FhirContext.forR4Cached());
    this.onlooker = onlooker;
  }

  @Override
  public Findings evaluate(Defines defines, PatientRecord patient, OffsetDateTime decisionTime) {
    CqlEngine engine = engine(CqlEngine.Options.EnableExpressionCaching);
    try {
      return evaluate(defines, patient, decisionTime, engine);
    } finally {
      if (onlooker != null) {
        onlooker.accept(engine);
      }
    }
  }
}
