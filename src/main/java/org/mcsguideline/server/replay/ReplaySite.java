package org.mcsguideline.server.replay;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.card.CardWriting;
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
import org.mcsguideline.replay.MeasurePopulations;
import org.mcsguideline.replay.ReplayRefused;
import org.mcsguideline.replay.Version;
import org.mcsguideline.replay.Watching;
import org.mcsguideline.site.SiteConceptMaps;
import org.mcsguideline.site.SiteProfile;
import org.mcsguideline.site.TextCodes;

/** A guideline with the choices of a site, ready to answer. */
final class ReplaySite implements AutoCloseable {

  private static final String CHART_OPENED = "patient-view";
  private static final String SHIPPED = "/knowledge/bundle.json";

  /** Nobody waits for a single answer of a replay. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final KnowledgeBase knowledge;
  private final List<JsonNode> measures;
  private final LocalCodes codes;
  private final UnaryOperator<JsonNode> edge;
  private final GuidelineEvaluation unbounded;
  private final BoundedEvaluation evaluation;
  private final List<String> services;

  ReplaySite(ReplayOptions.Site site, ReplayOptions options) throws IOException {
    Path assembled = site.knowledge();
    byte[] bundle = bundle(assembled);
    KnowledgeBase shipped =
        KnowledgeFile.read(
            new ByteArrayInputStream(bundle), assembled == null ? SHIPPED : assembled.toString());
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

  KnowledgeBase knowledge() {
    return knowledge;
  }

  /** Measures of the guideline, as they are published. */
  List<JsonNode> measures() {
    return measures;
  }

  private static byte[] bundle(@Nullable Path file) throws IOException {
    try (InputStream content =
        file == null ? ReplaySite.class.getResourceAsStream(SHIPPED) : Files.newInputStream(file)) {
      if (content == null) {
        throw new KnowledgeIncomplete("The shipped guideline is not there.");
      }
      return content.readAllBytes();
    }
  }

  /** With the guideline's codes where the site has its own. */
  JsonNode translated(JsonNode json) {
    return edge.apply(json);
  }

  /** Codes are mapped when a record is read, so they are not mapped again in each call. */
  private static PatientDataReader records() {
    return new PatientDataReader(FhirContext.forR4Cached());
  }

  Version version() {
    Adviser adviser =
        new Adviser(knowledge, records(), evaluation, new CardWriting(CardTexts.load()));
    return new Version(adviser, chosen());
  }

  Watching watching() {
    return new Watching(new Outlooks(unbounded, records()), knowledge);
  }

  MeasurePopulations populations() {
    return new MeasurePopulations(unbounded, records(), measures);
  }

  /** The services that are called. */
  List<GuidelineService> chosen() {
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
