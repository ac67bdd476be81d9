package org.mcsguideline.evaluation.logic;

/** A piece of logic that cannot be turned into steps; the engine itself has to work it out. */
public final class NoStep extends RuntimeException {

  NoStep(String what) {
    super("There is no step for " + what + ".");
  }
}
