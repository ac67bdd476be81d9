package org.mcsguideline.guide.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The publisher ends well whatever it finds; its report decides. */
class QualityReportTest {

  private static final String FAULTLESS =
      "{\"errs\": 0, \"warnings\": 0, \"hints\": 9, \"suppressed-warnings\": 3}";

  @TempDir private Path output;

  private QualityReport report(String figures, String text, String html) throws IOException {
    Path unusedFigures = Files.writeString(output.resolve("qa.json"), figures);
    Path unusedText = Files.writeString(output.resolve("qa.txt"), text);
    Path unusedHtml = Files.writeString(output.resolve("qa.html"), html);
    return QualityReport.read(output);
  }

  @Test
  void letsPassWhatHasNeitherErrorsNorWarnings() throws IOException {
    QualityReport report =
        report(
            FAULTLESS,
            "INFORMATION: a hint",
            "<li>known% <span style=\"color: navy\">(3 uses)</span></li>");
    assertThat(report.messages()).isEmpty();
    assertThatCode(report::requireFaultless).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"errs\": 1, \"warnings\": 0}', 'ERROR: a link is broken'",
    "'{\"errs\": 0, \"warnings\": 0}', 'ERROR: a link is broken'",
    "'{\"errs\": 0, \"warnings\": 2}', 'WARNING: a code is old'",
    "'{\"errs\": 0, \"warnings\": 0, \"exception\": \"it broke off\"}', 'it broke off'",
    "'{}', '-1 errors'"
  })
  void namesFaults(String figures, String message) throws IOException {
    QualityReport report = report(figures, "== a ==\n" + message + "\n", "");
    assertThatThrownBy(report::requireFaultless)
        .isInstanceOf(PublicationFailed.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesAnAcceptedWarningThatIsGone() throws IOException {
    QualityReport report =
        report(FAULTLESS, "", "<li>gone% <span style=\"color: maroon\">(0 uses)</span></li>");
    assertThatThrownBy(report::requireFaultless).hasMessageContaining("gone%");
  }
}
