package org.mcsguideline.advice;

import org.mcsguideline.evaluation.EvaluationOverdue;

/** There is no answer, because none could be worked out while a caller waits for it. */
public final class NoAdviceInTime extends RuntimeException {

  NoAdviceInTime(EvaluationOverdue cause) {
    super(
        "The data could not be evaluated in time: there are very many of them, or the service is"
            + " busy. Nothing was decided; ask again, with shorter look-backs if you can.",
        cause);
  }
}
