package org.mcsguideline.knowledge;

/** What a library of a recommendation says for the record, by the names that all of them use. */
public enum KeptDefine {
  /** A code in capital letters. */
  OUTCOME("Outcome"),
  /** True, false or unknown. */
  APPLICABLE("Is Recommendation Applicable"),
  /** True, false or unknown. */
  WITHHELD("Is Withheld"),
  /** Texts; each begins with a name, and what is known follows after a colon or a bracket. */
  MISSING("Missing Data"),
  /** Codes that later decisions look for. */
  REASONS("Decision Reasons");

  private final String define;

  KeptDefine(String define) {
    this.define = define;
  }

  /** Name of the define. */
  public String define() {
    return define;
  }
}
