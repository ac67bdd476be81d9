package org.mcsguideline.evidence;

/** The evidence cannot be shown as it is described; the message says what to mend. */
public final class EvidenceFaulty extends RuntimeException {

  /** With what was wrong. */
  public EvidenceFaulty(String message) {
    super(message);
  }

  /** With what was wrong and where it came from. */
  public EvidenceFaulty(String message, Throwable cause) {
    super(message, cause);
  }
}
