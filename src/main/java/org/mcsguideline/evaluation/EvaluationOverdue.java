package org.mcsguideline.evaluation;

/** There is no answer, because none could be worked out in the time that a caller waits for it. */
public final class EvaluationOverdue extends RuntimeException {

  EvaluationOverdue() {
    super("No thread had finished the evaluation when its time was over.");
  }
}
