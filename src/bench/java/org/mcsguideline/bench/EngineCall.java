package org.mcsguideline.bench;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.cost.SizedRequest;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.PlainEngine;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.request.HookCall;
import org.mcsguideline.request.HookContext;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;
import org.mcsguideline.request.ReceivedJson;

/** A request read as this project reads it, and evaluated by the CQL engine as it comes. */
final class EngineCall {

  private final PlainEngine engine;
  private final PatientDataReader reader = new PatientDataReader(FhirContext.forR4Cached());
  private final Defines defines;
  private final Set<String> keys;

  EngineCall(KnowledgeBase knowledge) {
    this(knowledge, PlainEngine.ofShipped(knowledge));
  }

  EngineCall(KnowledgeBase knowledge, PlainEngine engine) {
    this.engine = engine;
    GuidelineService service =
        Objects.requireNonNull(knowledge.services().get(SizedRequest.SERVICE));
    this.defines = Defines.of(service);
    this.keys =
        service.prefetch().stream().map(PrefetchTemplate::key).collect(Collectors.toSet());
  }

  /** Every define that the service uses; no cards. */
  Map<String, @Nullable Object> values(byte[] bytes) {
    HookRequest request = read(ReceivedJson.read(bytes).orElseThrow());
    return engine.evaluate(defines, reader.read(request, keys), request.decisionTime());
  }

  private static HookRequest read(JsonNode json) {
    JsonNode context = json.path("context");
    Map<String, Prefetched> data = new HashMap<>();
    json.path("prefetch")
        .properties()
        .forEach(each -> data.put(each.getKey(), new Prefetched.Resource(each.getValue())));
    return new HookRequest(
        new HookCall(
            SizedRequest.SERVICE,
            json.path("hook").asText(),
            UUID.fromString(json.path("hookInstance").asText())),
        new HookContext(
            context.path("userId").asText(),
            context.path("patientId").asText(),
            context.path("encounterId").asText(),
            context
                .path("draftOrders")
                .path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .toList()),
        OffsetDateTime.parse(
            json.path("extension").path("org.mcsguideline.decision-time").asText()),
        data);
  }
}
