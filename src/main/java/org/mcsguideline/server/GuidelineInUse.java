package org.mcsguideline.server;

import ca.uhn.fhir.context.FhirContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.evaluation.BoundedEvaluation;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.evaluation.RecordEvaluation;
import org.mcsguideline.explanation.Explaining;
import org.mcsguideline.knowledge.KnowledgeBase;

/**
 * The guideline that calls are answered with. While authors work on it another one takes its place
 * as a whole; a call that has begun ends with the one it began with.
 */
public final class GuidelineInUse implements AutoCloseable {

  private final Pipeline pipeline;
  private final EvaluationSettings limits;
  private volatile Ready ready;
  private @Nullable Ready former;

  GuidelineInUse(Pipeline pipeline, EvaluationSettings limits, KnowledgeBase knowledge) {
    this.pipeline = pipeline;
    this.limits = limits;
    this.ready = ready(knowledge);
  }

  /**
   * A guideline that can answer.
   *
   * @param evaluation used by the adviser; has threads of its own
   * @param unbounded the same in the thread of the caller, for work nobody waits for
   */
  public record Ready(
      KnowledgeBase knowledge,
      Adviser adviser,
      Explaining explaining,
      BoundedEvaluation evaluation,
      RecordEvaluation unbounded) {}

  /** The guideline of the moment, for work that asks for several parts of it. */
  public Ready current() {
    return ready;
  }

  public KnowledgeBase knowledge() {
    return ready.knowledge();
  }

  public Adviser adviser() {
    return ready.adviser();
  }

  public Explaining explaining() {
    return ready.explaining();
  }

  /**
   * Loads and tries a guideline, which then waits for its turn.
   *
   * @throws org.mcsguideline.knowledge.KnowledgeIncomplete when it cannot answer
   */
  public Ready ready(KnowledgeBase knowledge) {
    GuidelineEvaluation unbounded = new GuidelineEvaluation(knowledge, FhirContext.forR4Cached());
    BoundedEvaluation evaluation =
        new BoundedEvaluation(unbounded, limits.limit(), limits.threads(), limits.waiting());
    return new Ready(
        knowledge,
        pipeline.adviser(knowledge, evaluation),
        new Explaining(knowledge),
        evaluation,
        unbounded);
  }

  /** From the next call on. */
  public synchronized void use(Ready next) {
    if (former != null) {
      // Calls that began with the one in between may still evaluate.
      former.evaluation().close();
    }
    former = ready;
    ready = Objects.requireNonNull(next);
  }

  @Override
  public synchronized void close() {
    if (former != null) {
      former.evaluation().close();
    }
    ready.evaluation().close();
  }
}
