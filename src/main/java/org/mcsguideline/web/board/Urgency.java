package org.mcsguideline.web.board;

import java.util.Locale;

/** What stands first of a patient; in the order of a board, most urgent first. */
public enum Urgency {
  ALARM("\u25B2"),
  /** Of this patient nothing can be said, nor whether there was an alarm a minute ago. */
  UNREADABLE("\u00D7"),
  OVERDUE("!"),
  STALE("\u2298"),
  UNDETERMINED("?"),
  WATCH("\u25C6"),
  DUE("\u25CB"),
  UNKNOWN("?"),
  QUIET("\u25CF"),
  NONE("\u2013");

  private final String shape;

  Urgency(String shape) {
    this.shape = shape;
  }

  /** A sign of its own, beside the word. */
  public String shape() {
    return shape;
  }

  /** As class of style sheets and end of message keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
