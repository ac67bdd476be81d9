package org.mcsguideline.server.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.mcsguideline.coverage.CoverageReport;
import org.mcsguideline.knowledge.KnowledgeBase;

/** Reports on files of FHIR data what they show of the guideline's concepts. */
public final class CoverageCommand {

  private static final int WRITTEN = 0;
  private static final int UNUSABLE = 2;

  private CoverageCommand() {}

  /**
   * Writes the report.
   *
   * @param place a file, or a folder of files
   * @param edge adds the guideline's codes to those of the site
   * @return 0 when the report was written, 2 when the data could not be read
   */
  public static int run(
      KnowledgeBase knowledge, UnaryOperator<JsonNode> edge, Path place, PrintStream out) {
    CoverageReport report = new CoverageReport(knowledge.concepts(), edge);
    try {
      if (DataFiles.read(place, report::read) == 0) {
        out.println(place + " holds no file of FHIR JSON (.json, .ndjson, either with .gz).");
        return UNUSABLE;
      }
    } catch (JsonProcessingException malformed) {
      // The message of the parser may quote the data.
      out.println(place + ": a file is no JSON, in line " + malformed.getLocation().getLineNr());
      return UNUSABLE;
    } catch (IOException unreadable) {
      out.println(place + " is not there or cannot be read.");
      return UNUSABLE;
    }
    report.lines().forEach(out::println);
    return WRITTEN;
  }
}
