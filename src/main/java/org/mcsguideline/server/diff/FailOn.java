package org.mcsguideline.server.diff;

import java.util.Arrays;
import java.util.Locale;
import org.mcsguideline.diff.DiffRefused;
import org.mcsguideline.diff.DiffReport;

/** Which differences end the command as a failure. */
public enum FailOn {
  /** Any change, and any other advice. */
  ANYTHING,
  /** Other advice for a given patient. */
  ADVICE,
  /** None. */
  NOTHING;

  /**
   * Reads the word of the command line.
   *
   * @throws DiffRefused when it is another word
   */
  public static FailOn of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new DiffRefused("--diff-fail-on", "takes anything, advice or nothing"));
  }

  public boolean fails(DiffReport report) {
    return switch (this) {
      case ANYTHING -> !report.changes().isEmpty() || !report.advice().isEmpty();
      case ADVICE -> !report.advice().isEmpty();
      case NOTHING -> false;
    };
  }
}
