package org.mcsguideline.replay;

/**
 * A replay cannot begin or go on. The message says what was wrong with which file or choice and
 * repeats nothing of a file's content.
 */
public final class ReplayRefused extends RuntimeException {

  public ReplayRefused(String what, String why) {
    super(what + " " + why + ".");
  }
}
