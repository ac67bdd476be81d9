package org.mcsguideline.guide.publication;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * What the publisher says about the guide. Broken links and mistakes in the logic are errors to it.
 *
 * @param figures its file qa.json
 * @param messages lines of errors and warnings that nobody has accepted
 * @param unused accepted messages that did not occur
 */
record QualityReport(JsonNode figures, List<String> messages, List<String> unused) {

  private static final Pattern MESSAGE = Pattern.compile("(?m)^\\s*((?:ERROR|FATAL|WARNING): .*)$");
  private static final Pattern UNUSED =
      Pattern.compile("<li>([^<]*) <span style=\"color: maroon\">\\(0 uses\\)</span></li>");
  private static final int SHOWN = 40;

  QualityReport {
    messages = List.copyOf(messages);
    unused = List.copyOf(unused);
  }

  /**
   * Reads the report of a publisher that has come to its end.
   *
   * @param output the folder that it wrote
   */
  static QualityReport read(Path output) throws IOException {
    return new QualityReport(
        FhirJson.MAPPER.readTree(output.resolve("qa.json").toFile()),
        found(MESSAGE, Files.readString(output.resolve("qa.txt"))),
        found(UNUSED, Files.readString(output.resolve("qa.html"))));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult result) -> result.group(1)).toList();
  }

  String summary() {
    return "Guide: %d errors, %d warnings, %d hints; accepted with a reason: %d warnings, %d hints"
        .formatted(
            figure("errs"),
            figure("warnings"),
            figure("hints"),
            figure("suppressed-warnings"),
            figure("suppressed-hints"));
  }

  /**
   * Figures that are absent are faults: the publisher did not come to its end. Not all links that
   * lead nowhere are in its figures, so its messages count too.
   */
  void requireFaultless() {
    if (figures.has("exception")
        || figure("errs") != 0
        || figure("warnings") != 0
        || !messages.isEmpty()) {
      throw new PublicationFailed(
          "The publisher finds faults ("
              + summary()
              + "). Mend them, or accept a warning with its reason in"
              + " ig/input/ignoreWarnings.txt:\n"
              + figures.path("exception").asText()
              + String.join("\n", messages.stream().limit(SHOWN).toList()));
    }
    if (!unused.isEmpty()) {
      throw new PublicationFailed(
          "ig/input/ignoreWarnings.txt accepts what no longer occurs; strike it out:\n"
              + String.join("\n", unused));
    }
  }

  private int figure(String name) {
    return figures.path(name).asInt(-1);
  }
}
