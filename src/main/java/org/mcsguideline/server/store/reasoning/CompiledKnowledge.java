package org.mcsguideline.server.store.reasoning;

import org.opencds.cqf.fhir.cql.EvaluationSettings;

/** What the engine keeps of the stored knowledge: compiled libraries and expanded value sets. */
public final class CompiledKnowledge {

  private final EvaluationSettings evaluation;

  CompiledKnowledge(EvaluationSettings evaluation) {
    this.evaluation = evaluation;
  }

  /** All of it, because a library is compiled together with those it includes. */
  public void forget() {
    evaluation.getLibraryCache().clear();
    evaluation.getValueSetCache().clear();
  }
}
