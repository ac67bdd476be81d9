package org.mcsguideline.vignettes;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The panel on what one trial enrolled, line by line. */
final class TrialPanel {

  private TrialPanel() {}

  static String item(Addition record, String item) {
    String line =
        lines(record).stream().filter(text -> text.startsWith(item)).findFirst().orElseThrow();
    String rest = line.substring(line.indexOf(": ") + 2);
    return rest.substring(0, rest.indexOf(" ("));
  }

  static List<String> lines(Addition record) {
    return Stream.of("Enrolled Lines", "Not Enrolled Lines")
        .map(define -> Objects.requireNonNull(record.value("McsTrialReference", define)))
        .flatMap(lines -> ((Collection<?>) lines).stream())
        .map(String.class::cast)
        .toList();
  }
}
