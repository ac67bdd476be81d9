package org.mcsguideline.diff;

/**
 * A comparison cannot be made. The message says what was wrong with which file or choice and
 * repeats nothing of a file's content.
 */
public final class DiffRefused extends RuntimeException {

  public DiffRefused(String what, String why) {
    super(what + " " + why + ".");
  }
}
