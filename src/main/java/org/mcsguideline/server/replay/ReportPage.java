package org.mcsguideline.server.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.replay.ReplayReport;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The report as one page that needs nothing but itself. */
final class ReportPage {

  private ReportPage() {}

  /**
   * What the report rests on.
   *
   * @param compared null when nothing was compared
   */
  public record Basis(
      String guideline,
      String site,
      @Nullable String compared,
      String services,
      String pace,
      String stays) {}

  static void write(Path file, ReplayReport report, Basis basis, List<String> coverage)
      throws IOException {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/replay/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    try (BufferedWriter page = Files.newBufferedWriter(file)) {
      engine.process(
          "report",
          new Context(
              Locale.ENGLISH,
              Map.of("report", report, "basis", basis, "coverage", String.join("\n", coverage))),
          page);
    }
  }
}
