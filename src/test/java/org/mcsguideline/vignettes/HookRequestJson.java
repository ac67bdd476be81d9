package org.mcsguideline.vignettes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** The CDS Hooks 2.0.1 request that a clinical system would send for a vignette. */
public final class HookRequestJson {

  /**
   * Every prefetch key; a key with nothing to deliver has an empty bundle, because absent means
   * unknown.
   */
  public static final List<String> PREFETCH_KEYS =
      List.of(
          "patient",
          "encounters",
          "conditions",
          "procedures",
          "devices",
          "deviceDetails",
          "vitals",
          "labs",
          "assessments",
          "forms",
          "medications",
          "orders",
          "deviceOrders");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final VignetteRecord record;
  private final HookService service;

  private HookRequestJson(VignetteRecord record, HookService service) {
    this.record = record;
    this.service = service;
  }

  public static ObjectNode of(Vignette vignette, HookService service) {
    return of(VignetteRecord.of(vignette), service);
  }

  public static ObjectNode of(VignetteRecord record, HookService service) {
    return new HookRequestJson(record, service).request();
  }

  private ObjectNode request() {
    String patientId = record.patient().getIdPart();
    ObjectNode request = JSON.createObjectNode();
    request.put("hook", service.hook());
    request.put(
        "hookInstance",
        UUID.nameUUIDFromBytes((patientId + " " + service.id()).getBytes(UTF_8)).toString());
    ObjectNode context = request.putObject("context");
    context.put("userId", "Practitioner/p1");
    context.put("patientId", patientId);
    context.put("encounterId", record.encounterId());
    if (service.hasDrafts()) {
      context.set("draftOrders", draftOrders());
    }
    if (service == HookService.ORDER_ADVICE) {
      ArrayNode selections = context.putArray("selections");
      record.draftOrders().forEach(order -> selections.add("ServiceRequest/" + order.getIdPart()));
      if (selections.isEmpty()) {
        // Something else is ordered than a device.
        selections.add("MedicationRequest/" + addOtherDraft(context, "other"));
      }
    }
    request
        .putObject("extension")
        .put("org.mcsguideline.decision-time", record.decisionTime().toString());
    request.set("prefetch", prefetch());
    return request;
  }

  /** An order of a drug that the guideline has nothing to say about. */
  static String addOtherDraft(ObjectNode context, String id) {
    ObjectNode draft =
        ((ObjectNode) context.path("draftOrders"))
            .withArray("/entry")
            .addObject()
            .putObject("resource")
            .put("resourceType", "MedicationRequest")
            .put("id", id)
            .put("status", "draft")
            .put("intent", "order");
    draft.putObject("medicationCodeableConcept").put("text", "paracetamol");
    draft.putObject("subject").put("reference", "Patient/" + context.path("patientId").asText());
    return id;
  }

  private ObjectNode draftOrders() {
    ObjectNode bundle = JSON.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "collection");
    // CDS Hooks forbids empty arrays, so the entries are left out when there are none.
    if (!record.draftOrders().isEmpty()) {
      ArrayNode entries = bundle.putArray("entry");
      record.draftOrders().forEach(order -> entries.addObject().set("resource", json(order)));
    }
    return bundle;
  }

  private ObjectNode prefetch() {
    List<Resource> resources =
        service.hasDrafts() ? record.resourcesBeforeSigning() : record.resources();
    ObjectNode prefetch = JSON.createObjectNode();
    for (String key : PREFETCH_KEYS.stream().filter(service::asksFor).toList()) {
      List<Resource> delivered =
          resources.stream().filter(resource -> prefetchKey(resource).equals(key)).toList();
      prefetch.set(key, key.equals("patient") ? json(record.patient()) : searchset(delivered));
    }
    return prefetch;
  }

  /** Puts one more resource where a caller would deliver it. */
  static void add(ObjectNode request, Resource resource) {
    ObjectNode bundle = (ObjectNode) request.path("prefetch").path(prefetchKey(resource));
    ArrayNode entries = bundle.withArray("/entry");
    entries.addObject().set("resource", json(resource));
    bundle.put("total", entries.size());
  }

  private static ObjectNode searchset(List<Resource> resources) {
    ObjectNode bundle = JSON.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset").put("total", resources.size());
    if (!resources.isEmpty()) {
      ArrayNode entries = bundle.putArray("entry");
      resources.forEach(resource -> entries.addObject().set("resource", json(resource)));
    }
    return bundle;
  }

  /** The key under which a resource is delivered. */
  static String prefetchKey(Resource resource) {
    return switch (resource.fhirType()) {
      case "Patient" -> "patient";
      case "Encounter", "Location" -> "encounters";
      case "Condition" -> "conditions";
      case "Procedure" -> "procedures";
      case "DeviceUseStatement" -> "devices";
      case "Device" -> "deviceDetails";
      // No template asks for these; they stand in our own store.
      case "GuidanceResponse", "Communication", "Task", "ResearchSubject" -> "assessments";
      case "Observation" -> prefetchKey((Observation) resource);
      case "QuestionnaireResponse" -> "forms";
      case "MedicationAdministration", "Medication" -> "medications";
      case "ServiceRequest" -> "orders";
      case "DeviceRequest" -> "deviceOrders";
      default -> throw new IllegalArgumentException("No prefetch key for " + resource.fhirType());
    };
  }

  private static String prefetchKey(Observation observation) {
    return switch (observation.getCategoryFirstRep().getCodingFirstRep().getCode()) {
      case "vital-signs" -> "vitals";
      case "laboratory" -> "labs";
      default -> "assessments";
    };
  }

  static JsonNode json(Resource resource) {
    try {
      return JSON.readTree(RecordJson.write(resource));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("HAPI wrote JSON that cannot be read", e);
    }
  }
}
