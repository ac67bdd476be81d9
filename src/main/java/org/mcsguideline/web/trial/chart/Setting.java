package org.mcsguideline.web.trial.chart;

/**
 * What a row of the form says.
 *
 * @param value a word, or a number; empty when the fact is not on record
 * @param before minutes from its time to the decision; empty when it has no time
 * @param lasting minutes; empty when it has no beginning and end
 */
public record Setting(String value, String before, String lasting) {

  /** Not on record. */
  static final Setting NONE = new Setting("", "", "");

  /** Whether anything is on record. */
  public boolean isOnRecord() {
    return !value.isEmpty();
  }
}
