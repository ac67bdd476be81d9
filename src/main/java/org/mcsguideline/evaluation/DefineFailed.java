package org.mcsguideline.evaluation;

/** A define ended with an error where it should have given a value or null: a defect. */
public final class DefineFailed extends RuntimeException {

  DefineFailed(String library, Throwable cause) {
    super("A define of " + library + " ended with an error.", cause);
  }
}
