package org.mcsguideline.web.board;

/** What is on record of a patient cannot be used. Says nothing of the record. */
public final class OutlookFailed extends Exception {

  /** Says what kind of failure it was. */
  public OutlookFailed(String kind) {
    super(kind);
  }
}
