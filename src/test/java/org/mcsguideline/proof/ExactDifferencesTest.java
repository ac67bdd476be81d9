package org.mcsguideline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A difference between times of which one is not exact is a range, and ends the evaluation. */
class ExactDifferencesTest {

  private static final Path LOGIC = Path.of("cql");
  private static final String GUARDED = "McsReading.cql";

  @Test
  void differencesAreTakenWhereTimesThatAreNotExactAreLeftOut() throws IOException {
    try (Stream<Path> libraries = Files.list(LOGIC)) {
      assertThat(libraries.filter(library -> takesDifferences(library)).map(Path::getFileName))
          .containsExactly(Path.of(GUARDED));
    }
  }

  private static boolean takesDifferences(Path library) {
    try {
      List<String> lines = Files.readAllLines(library);
      return lines.stream().anyMatch(line -> line.contains("difference in "));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
