package org.mcsguideline.decision;

/** Takes what happened in a call. Neither waits nor fails: the answer is on its way already. */
@FunctionalInterface
public interface DecisionLog {

  void keep(HandledCall call);
}
