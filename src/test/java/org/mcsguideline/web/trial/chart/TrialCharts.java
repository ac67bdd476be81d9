package org.mcsguideline.web.trial.chart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.mcsguideline.vignettes.VignetteBookWriting;

/** Records of the vignettes as the build writes them, by the query of an address. */
final class TrialCharts {

  private TrialCharts() {}

  static final ChartReading ALL = new ChartReading(book());

  private static VignetteBook book() {
    byte[] written = VignetteBookWriting.book().toString().getBytes(StandardCharsets.UTF_8);
    try {
      return VignetteBook.read(new ByteArrayInputStream(written));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The record at an address. */
  static TrialChart of(String query) {
    return ALL.read(
        Arrays.stream(query.split("&"))
            .map(field -> field.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
  }
}
