package org.mcsguideline.evidence;

/** Rows were asked for by something that their table does not have. */
public final class ChoiceUnknown extends RuntimeException {

  ChoiceUnknown() {
    super("The table cannot be sorted or chosen from in this way.");
  }
}
