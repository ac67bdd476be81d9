package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.evaluation.Findings;

/**
 * Everything that is shown for a vignette is what a person has read and approved. After a change
 * that is wanted, {@code -Dapprove=true} writes the files anew; their difference is what to review.
 */
class ApprovedTextsTest {

  private static final Path FOLDER = Path.of("src/test/resources/approved");

  static Stream<Vignette> vignettes() {
    return Vignettes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void showsWhatWasApproved(Vignette vignette) throws IOException {
    Path file = FOLDER.resolve(vignette.patientId() + ".txt");
    String shown = shown(vignette);
    if (Boolean.getBoolean("approve")) {
      Path unused = Files.createDirectories(FOLDER);
      unused = Files.writeString(file, shown);
    }
    assertThat(shown).isEqualTo(Files.readString(file));
  }

  private static String shown(Vignette vignette) {
    Findings findings =
        Guideline.evaluate(
            HookRequestJson.of(vignette, HookService.MONITORING),
            CaseAnswers.everything().byLibrary());
    return new CaseAnswers(findings)
        .all().entrySet().stream()
            .map(entry -> entry.getKey() + "\n" + entry.getValue().indent(4))
            .collect(Collectors.joining("", vignette + "\n\n", ""));
  }

  @Test
  void everyFileBelongsToAVignette() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files).hasSize(Vignettes.COUNT);
    }
  }
}
