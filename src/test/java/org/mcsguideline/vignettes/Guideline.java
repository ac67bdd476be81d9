package org.mcsguideline.vignettes;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.EarlierAdvice;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.loading.KnowledgeFile;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.request.DraftOrders;
import org.mcsguideline.request.HookCall;
import org.mcsguideline.request.HookContext;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;
import org.mcsguideline.upstream.PrefetchCompletion;

/** The guideline as it is built, loaded once for all tests, without a server. */
public final class Guideline {

  private static final String BUNDLE = "knowledge/bundle.json";

  private static final KnowledgeBase KNOWLEDGE = load();
  private static final PatientDataReader RECORDS = new PatientDataReader(FhirContext.forR4Cached());
  private static final CardWriting CARDS = new CardWriting(CardTexts.load());

  private Guideline() {}

  /** The pipeline from a request to its cards. */
  public static Adviser adviser() {
    return adviser(KNOWLEDGE);
  }

  /** The guideline itself. */
  public static KnowledgeBase knowledge() {
    return KNOWLEDGE;
  }

  /** The pipeline at a site whose data pass an edge. */
  public static Adviser adviser(UnaryOperator<JsonNode> edge) {
    return new Adviser(
        KNOWLEDGE,
        new PatientDataReader(FhirContext.forR4Cached(), edge),
        EvaluationInUse.of(KNOWLEDGE),
        CARDS);
  }

  /** The pipeline where users have seen something before. */
  public static Adviser adviser(EarlierAdvice earlier) {
    return new Adviser(
        KNOWLEDGE,
        RECORDS,
        EvaluationInUse.of(KNOWLEDGE),
        CARDS,
        PrefetchCompletion.withoutServer(),
        earlier);
  }

  /** The pipeline at a site with other choices. */
  public static Adviser adviser(KnowledgeBase chosen) {
    return new Adviser(chosen, RECORDS, EvaluationInUse.of(chosen), CARDS);
  }

  /** Values of defines, by CQL alone. */
  public static Findings evaluate(JsonNode request, Map<String, Set<String>> defines) {
    return evaluate(EvaluationInUse.of(KNOWLEDGE), request, new Defines(defines));
  }

  /** The value of one define; null when it is unknown. */
  static @Nullable Object value(JsonNode request, String library, String define) {
    return evaluate(request, Map.of(library, Set.of(define))).value(library, define);
  }

  /** Values of defines where a site has made choices of its own. */
  static Findings evaluate(GuidelineEvaluation evaluation, JsonNode request, Defines defines) {
    return evaluation.evaluate(defines, record(request), decisionTime(request));
  }

  /** The record that a request brings. */
  public static PatientRecord record(JsonNode request) {
    return RECORDS.read(
        request(request, HookService.PATIENT_REVIEW), Set.copyOf(HookRequestJson.PREFETCH_KEYS));
  }

  /** The time at which a request wants to be answered. */
  public static OffsetDateTime decisionTime(JsonNode request) {
    return OffsetDateTime.parse(
        request.path("extension").path("org.mcsguideline.decision-time").asText());
  }

  /** A request as the pipeline takes it. */
  public static HookRequest request(JsonNode json, HookService service) {
    JsonNode context = json.path("context");
    Map<String, Prefetched> prefetch = new HashMap<>();
    json.path("prefetch")
        .properties()
        .forEach(entry -> prefetch.put(entry.getKey(), new Prefetched.Resource(entry.getValue())));
    List<JsonNode> drafts =
        context
            .path("draftOrders")
            .path("entry")
            .valueStream()
            .map(entry -> entry.path("resource"))
            .toList();
    List<String> selections =
        context.path("selections").valueStream().map(JsonNode::asText).toList();
    return new HookRequest(
        new HookCall(
            service.id(), service.hook(), UUID.fromString(json.path("hookInstance").asText())),
        new HookContext(
            context.path("userId").asText(),
            context.path("patientId").asText(),
            context.path("encounterId").asText(),
            new DraftOrders(drafts, selections)),
        decisionTime(json),
        prefetch);
  }

  private static KnowledgeBase load() {
    try (InputStream file = Guideline.class.getClassLoader().getResourceAsStream(BUNDLE)) {
      return KnowledgeFile.read(Objects.requireNonNull(file, BUNDLE), BUNDLE);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
