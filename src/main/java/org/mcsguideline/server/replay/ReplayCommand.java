package org.mcsguideline.server.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.coverage.CoverageReport;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.replay.InputFiles;
import org.mcsguideline.replay.Names;
import org.mcsguideline.replay.Pace;
import org.mcsguideline.replay.Progress;
import org.mcsguideline.replay.ReplayFiles;
import org.mcsguideline.replay.ReplayRefused;
import org.mcsguideline.replay.ReplayReport;
import org.mcsguideline.replay.ReplayRun;
import org.mcsguideline.replay.ReportWriting;
import org.mcsguideline.site.SiteFileRefused;

/** Replays records of a site, without a web server and without a database. */
public final class ReplayCommand {

  private static final String NAME = "replay";
  private static final int SHORT_HASH = 12;
  private static final int WRITTEN = 0;
  private static final int REFUSED = 2;

  private final List<String> arguments;
  private final PrintStream out;

  public ReplayCommand(String[] arguments, PrintStream out) {
    this.arguments = Arrays.asList(arguments);
    this.out = out;
  }

  /** Whether the arguments ask for a replay. */
  public boolean isAskedFor() {
    return !arguments.isEmpty() && NAME.equals(arguments.get(0));
  }

  /** The exit code: 0 when the report is written, 2 when it could not be. */
  public int run() {
    try {
      ReplayOptions options = ReplayOptions.read(arguments.subList(1, arguments.size()));
      replay(options);
      return WRITTEN;
    } catch (ReplayRefused | SiteFileRefused | KnowledgeIncomplete refused) {
      out.println(refused.getMessage());
    } catch (IOException | UncheckedIOException unusable) {
      out.println("A file cannot be read, or the report cannot be written.");
    }
    return REFUSED;
  }

  private void replay(ReplayOptions options) throws IOException {
    InputFiles input = InputFiles.of(options.input());
    Progress progress = new Progress(out, InstantSource.system(), isTerminal());
    try (ReplaySetup setup = ReplaySetup.of(options)) {
      ReplayFiles files =
          new ReplayRun(options.out(), setup.choices(), progress)
              .run(input, setup.replay(), options.threads());
      report(options, files, setup.own(), setup.compared());
    }
  }

  private void report(
      ReplayOptions options, ReplayFiles files, ReplaySite own, @Nullable ReplaySite compared)
      throws IOException {
    ReportWriting writing = new ReportWriting(files, new Names(own.knowledge()), own.measures());
    ReplayReport report = writing.write();
    CoverageReport coverage =
        new CoverageReport(own.knowledge().concepts(), UnaryOperator.identity());
    writing.cover(coverage, own::translated);
    Path page = files.folder().resolve("report.html");
    ReportPage.write(page, report, basis(options, own, compared), coverage.lines());
    writing.tidy();
    out.println("The report is " + page + ".");
  }

  private static ReportPage.Basis basis(
      ReplayOptions options, ReplaySite own, @Nullable ReplaySite compared) {
    Pace pace = options.pace();
    return new ReportPage.Basis(
        own.knowledge().identity().version()
            + " "
            + own.knowledge().identity().contentHash().substring(0, SHORT_HASH),
        String.valueOf(own.knowledge().identity().siteProfileHash()).substring(0, SHORT_HASH),
        compared == null ? null : compared.basis(),
        String.join(", ", own.chosen().stream().map(GuidelineService::id).toList()),
        pace.hourly()
            ? "A look at each full hour."
            : pace.within().isZero()
                ? "A look at each change."
                : "Changes within " + pace.within().toMinutes() + " minutes share a look.",
        "Intensive care: stays called " + String.join(", ", options.stays()) + ".");
  }

  /** From JDK 22 on it may be taken for one when it is none; then a log has one long line. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null;
  }
}
