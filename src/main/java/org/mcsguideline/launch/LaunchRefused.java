package org.mcsguideline.launch;

/** A launch leads nowhere. The reader learns the reason and no more. */
public final class LaunchRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** The EHR is none of those that the settings list. */
    NOT_LISTED,
    /** The EHR could not be asked, or does not say what is needed. */
    EHR_FAILED,
    /** What came back belongs to no launch of this browser, or to one too long ago. */
    NOT_BEGUN_HERE,
    /** The EHR, or its user, refused. */
    DENIED,
    /** The EHR's answer does not say what SMART demands that it says. */
    INCOMPLETE,
    /** The EHR's word for who the user is cannot be believed. */
    NOT_BELIEVED
  }

  private final Reason reason;

  LaunchRefused(Reason reason) {
    super("A launch was refused: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
