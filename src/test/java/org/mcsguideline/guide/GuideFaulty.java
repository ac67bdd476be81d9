package org.mcsguideline.guide;

/** A page of the guide cannot be made; the message says which and what to do. */
public final class GuideFaulty extends RuntimeException {

  /** With what was wrong. */
  public GuideFaulty(String message) {
    super(message);
  }

  /** With what was wrong and where it came from. */
  public GuideFaulty(String message, Throwable cause) {
    super(message, cause);
  }
}
