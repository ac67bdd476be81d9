package org.mcsguideline.server.replay;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.coverage.CoverageReport;
import org.mcsguideline.evaluation.BoundedEvaluation;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;
import org.mcsguideline.monitoring.Outlooks;
import org.mcsguideline.patientdata.LocalCodes;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.replay.InputFiles;
import org.mcsguideline.replay.MeasurePopulations;
import org.mcsguideline.replay.Names;
import org.mcsguideline.replay.Pace;
import org.mcsguideline.replay.PatientReplay;
import org.mcsguideline.replay.Progress;
import org.mcsguideline.replay.ReplayFiles;
import org.mcsguideline.replay.ReplayRefused;
import org.mcsguideline.replay.ReplayReport;
import org.mcsguideline.replay.ReplayRun;
import org.mcsguideline.replay.ReportWriting;
import org.mcsguideline.replay.StayChoice;
import org.mcsguideline.replay.Version;
import org.mcsguideline.replay.Watching;
import org.mcsguideline.site.SiteConceptMaps;
import org.mcsguideline.site.SiteFileRefused;
import org.mcsguideline.site.SiteProfile;
import org.mcsguideline.site.TextCodes;

/** Replays records of a site, without a web server and without a database. */
public final class ReplayCommand {

  private static final String NAME = "replay";
  private static final String CHART_OPENED = "patient-view";
  private static final String SHIPPED = "/knowledge/bundle.json";
  private static final int SHORT_HASH = 12;
  private static final int WRITTEN = 0;
  private static final int REFUSED = 2;

  /** Nobody waits for a single answer of a replay. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

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
    try (Site own = new Site(options.own(), options);
        Site compared = options.compared() == null ? null : new Site(options.compared(), options)) {
      PatientReplay replay =
          new PatientReplay(
              own.version(),
              compared == null ? null : compared.version(),
              own.watching(),
              new MeasurePopulations(own.unbounded, records(), own.measures),
              new PatientReplay.Manner(options.pace(), own.edge, new StayChoice(options.stays())));
      ReplayFiles files =
          new ReplayRun(options.out(), choices(options, own, compared), progress)
              .run(input, replay, options.threads());
      report(options, files, own, compared);
    }
  }

  private void report(ReplayOptions options, ReplayFiles files, Site own, @Nullable Site compared)
      throws IOException {
    ReportWriting writing = new ReportWriting(files, new Names(own.knowledge), own.measures);
    ReplayReport report = writing.write();
    CoverageReport coverage =
        new CoverageReport(own.knowledge.concepts(), UnaryOperator.identity());
    writing.cover(coverage, own.edge);
    Path page = files.folder().resolve("report.html");
    ReportPage.write(page, report, basis(options, own, compared), coverage.lines());
    writing.tidy();
    out.println("The report is " + page + ".");
  }

  private static ReportPage.Basis basis(ReplayOptions options, Site own, @Nullable Site compared) {
    Pace pace = options.pace();
    return new ReportPage.Basis(
        own.knowledge.identity().version()
            + " "
            + own.knowledge.identity().contentHash().substring(0, SHORT_HASH),
        String.valueOf(own.knowledge.identity().siteProfileHash()).substring(0, SHORT_HASH),
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

  /** Everything that the answers depend on beside the input. */
  private static String choices(ReplayOptions options, Site own, @Nullable Site compared) {
    return String.join(
        "\n",
        own.basis(),
        compared == null ? "nothing compared" : compared.basis(),
        options.pace().toString(),
        String.join(",", options.services()),
        String.join(",", options.stays()));
  }

  /** Codes are mapped when a record is read, so they are not mapped again in each call. */
  private static PatientDataReader records() {
    return new PatientDataReader(FhirContext.forR4Cached());
  }

  /** A guideline with the choices of a site, ready to answer. */
  private static final class Site implements AutoCloseable {

    private final KnowledgeBase knowledge;
    private final List<JsonNode> measures;
    private final LocalCodes codes;
    private final UnaryOperator<JsonNode> edge;
    private final GuidelineEvaluation unbounded;
    private final BoundedEvaluation evaluation;
    private final List<String> services;

    Site(ReplayOptions.Site site, ReplayOptions options) throws IOException {
      byte[] bundle = bundle(site.knowledge());
      KnowledgeBase shipped =
          KnowledgeFile.read(
              new ByteArrayInputStream(bundle),
              site.knowledge() == null ? SHIPPED : site.knowledge().toString());
      measures =
          FhirJson.each(FhirJson.MAPPER.readTree(bundle), "entry")
              .map(entry -> entry.path("resource"))
              .filter(resource -> "Measure".equals(resource.path("resourceType").textValue()))
              .toList();
      SiteProfile profile = SiteProfile.of(shipped, site.profile());
      knowledge = shipped.withSite(profile.choices(), profile.hash());
      Path maps = site.conceptMaps();
      codes = maps == null ? LocalCodes.NONE : SiteConceptMaps.read(maps, knowledge);
      edge = TextCodes.edge(codes);
      services = options.services();
      unbounded = new GuidelineEvaluation(knowledge, FhirContext.forR4Cached());
      evaluation = new BoundedEvaluation(unbounded, LIMIT, options.threads(), options.threads());
    }

    private static byte[] bundle(@Nullable Path file) throws IOException {
      try (InputStream content =
          file == null
              ? ReplayCommand.class.getResourceAsStream(SHIPPED)
              : Files.newInputStream(file)) {
        if (content == null) {
          throw new KnowledgeIncomplete("The shipped guideline is not there.");
        }
        return content.readAllBytes();
      }
    }

    Version version() {
      Adviser adviser =
          new Adviser(knowledge, records(), evaluation, new CardWriting(CardTexts.load()));
      return new Version(adviser, chosen());
    }

    Watching watching() {
      return new Watching(new Outlooks(unbounded, records()), knowledge);
    }

    private List<GuidelineService> chosen() {
      for (String service : services) {
        if (!knowledge.services().containsKey(service)) {
          throw new ReplayRefused(
              service, "is no service; there are " + knowledge.services().keySet());
        }
      }
      return knowledge.services().values().stream()
          .filter(
              service ->
                  services.isEmpty()
                      ? service.hook().equals(CHART_OPENED)
                      : services.contains(service.id()))
          .toList();
    }

    String basis() {
      return String.join(
          " ",
          knowledge.identity().version(),
          knowledge.identity().contentHash(),
          String.valueOf(knowledge.identity().siteProfileHash()),
          Integer.toString(
              Stream.concat(codes.codes().entrySet().stream(), codes.units().entrySet().stream())
                  .map(String::valueOf)
                  .sorted()
                  .toList()
                  .hashCode()));
    }

    @Override
    public void close() {
      evaluation.close();
    }
  }
}
