package org.mcsguideline.recommendation;

/** A condition of a plan was neither true nor false: a defect of the guideline. */
public final class ConditionNotTwoValued extends RuntimeException {

  ConditionNotTwoValued(String plan, String define) {
    super("Condition \"" + define + "\" of " + plan + " is neither true nor false.");
  }
}
