package org.mcsguideline.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.request.DraftOrders;
import org.mcsguideline.request.HookCall;
import org.mcsguideline.request.HookContext;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;

/**
 * Makes calls of files: a hook request becomes a call of every service of its hook, a bundle with
 * one patient a call of every service.
 */
public final class PatientCases {

  private static final String DECISION_TIME = "org.mcsguideline.decision-time";

  private final List<GuidelineService> services;
  private final @Nullable OffsetDateTime time;

  /**
   * Takes what one version needs.
   *
   * @param services of this version
   * @param time decision time where a file names none; null when each has to name it
   */
  public PatientCases(List<GuidelineService> services, @Nullable OffsetDateTime time) {
    this.services = List.copyOf(services);
    this.time = time;
  }

  /**
   * The calls of one file.
   *
   * @throws DiffRefused when it is neither a hook request nor a bundle with one patient, or nothing
   *     says at which time to decide
   */
  public List<PatientCase> read(String file, JsonNode json) {
    boolean hook = json.has("hook");
    if (!hook && !"Bundle".equals(json.path("resourceType").asText())) {
      throw new DiffRefused(file, "is neither a hook request nor a bundle");
    }
    List<PatientCase> cases = new ArrayList<>();
    for (GuidelineService service : services) {
      if (!hook) {
        cases.add(new PatientCase(file, ofBundle(file, json, service)));
      } else if (service.hook().equals(json.path("hook").asText())) {
        cases.add(new PatientCase(file, ofRequest(file, json, service)));
      }
    }
    return cases;
  }

  private HookRequest ofRequest(String file, JsonNode json, GuidelineService service) {
    Map<String, Prefetched> prefetch = new HashMap<>();
    for (PrefetchTemplate template : service.prefetch()) {
      if (json.path("prefetch").has(template.key())) {
        prefetch.put(template.key(), prefetched(json.path("prefetch").path(template.key())));
      }
    }
    JsonNode context = json.path("context");
    List<JsonNode> drafts =
        FhirJson.each(context.path("draftOrders"), "entry").map(e -> e.path("resource")).toList();
    List<String> selections = FhirJson.each(context, "selections").map(JsonNode::asText).toList();
    return new HookRequest(
        call(file, service),
        new HookContext(
            context.path("userId").asText(),
            context.path("patientId").asText(),
            FhirJson.text(context, "encounterId").orElse(null),
            new DraftOrders(drafts, selections)),
        time(file, FhirJson.text(json.path("extension"), DECISION_TIME).orElse(null)),
        prefetch);
  }

  private static Prefetched prefetched(JsonNode value) {
    if (value.isNull()) {
      return new Prefetched.None();
    }
    return "OperationOutcome".equals(value.path("resourceType").asText())
        ? new Prefetched.Failed()
        : new Prefetched.Resource(value);
  }

  private HookRequest ofBundle(String file, JsonNode bundle, GuidelineService service) {
    List<JsonNode> resources =
        FhirJson.each(bundle, "entry").map(entry -> entry.path("resource")).toList();
    List<JsonNode> patients = ofType(resources, "Patient");
    if (patients.size() != 1) {
      throw new DiffRefused(file, "holds " + patients.size() + " patients, not one");
    }
    Map<String, Prefetched> prefetch = new HashMap<>();
    for (PrefetchTemplate template : service.prefetch()) {
      List<JsonNode> found = ofType(resources, template.query().split("[?/]", 2)[0]);
      prefetch.put(
          template.key(),
          template.isRead() && found.size() == 1
              ? new Prefetched.Resource(found.get(0))
              : new Prefetched.Resource(searchset(found)));
    }
    return new HookRequest(
        call(file, service),
        new HookContext(
            "Practitioner/none",
            patients.get(0).path("id").asText(),
            null,
            DraftOrders.allInQuestion(resources.stream().filter(PatientCases::isDraft).toList())),
        time(file, FhirJson.text(bundle, "timestamp").orElse(null)),
        prefetch);
  }

  /** An order that is not signed yet. */
  private static boolean isDraft(JsonNode resource) {
    return "draft".equals(resource.path("status").asText()) && resource.has("intent");
  }

  private static List<JsonNode> ofType(List<JsonNode> resources, String type) {
    return resources.stream()
        .filter(resource -> type.equals(resource.path("resourceType").asText()))
        .filter(resource -> !isDraft(resource))
        .toList();
  }

  private static JsonNode searchset(List<JsonNode> resources) {
    ObjectNode bundle = FhirJson.MAPPER.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset");
    if (!resources.isEmpty()) {
      ArrayNode entries = bundle.putArray("entry");
      resources.forEach(resource -> entries.addObject().set("resource", resource));
    }
    return bundle;
  }

  /** The same file asks in the same call, so that cards of both versions have the same names. */
  private static HookCall call(String file, GuidelineService service) {
    byte[] name = (file + "\n" + service.id()).getBytes(StandardCharsets.UTF_8);
    return new HookCall(service.id(), service.hook(), UUID.nameUUIDFromBytes(name));
  }

  private OffsetDateTime time(String file, @Nullable String stated) {
    if (stated == null && time != null) {
      return time;
    }
    try {
      return OffsetDateTime.parse(String.valueOf(stated));
    } catch (DateTimeException none) {
      throw new DiffRefused(file, "does not say at which time to decide");
    }
  }
}
