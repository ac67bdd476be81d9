package org.mcsguideline.web.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.ServiceDescription;
import org.mcsguideline.web.trial.chart.TrialChart;
import org.mcsguideline.web.trial.chart.VignetteBook.Entry;
import org.mcsguideline.web.trial.chart.VignetteBook.Order;

/** Writes the request that an EHR would send about a record. */
final class RequestWriting {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATIENT = "patient";
  private static final String SELECTING = "order-select";
  private static final List<String> WITH_DRAFTS = List.of("order-sign", SELECTING);

  private final TrialChart chart;
  private final List<Entry> entries;

  RequestWriting(TrialChart chart) {
    this.chart = chart;
    this.entries = chart.entries();
  }

  /** Whether an EHR would call this service now: hooks of orders need one. */
  boolean isCalled(ServiceDescription service) {
    return chart.order() != null || !WITH_DRAFTS.contains(service.hook());
  }

  /** The body; the same record and service have the same. */
  ObjectNode request(ServiceDescription service) {
    ObjectNode request = JSON.createObjectNode();
    request.put("hook", service.hook());
    String occasion = service.id() + "?" + chart.query();
    request.put(
        "hookInstance",
        UUID.nameUUIDFromBytes(occasion.getBytes(StandardCharsets.UTF_8)).toString());
    ObjectNode context = request.putObject("context");
    context.put("userId", "Practitioner/example");
    context.put("patientId", chart.patient().path("id").asText());
    context.put("encounterId", chart.base().encounter());
    Order order = chart.order();
    boolean isDraft = order != null && WITH_DRAFTS.contains(service.hook());
    if (order != null && isDraft) {
      context.set("draftOrders", bundle("collection", List.of(order.draft())));
      if (service.hook().equals(SELECTING)) {
        context
            .putArray("selections")
            .add(
                order.draft().path("resourceType").asText()
                    + "/"
                    + order.draft().path("id").asText());
      }
    }
    request
        .putObject("extension")
        .put("org.mcsguideline.decision-time", chart.decisionTime().toString());
    request.set("prefetch", prefetch(service, isDraft ? null : order));
    return request;
  }

  private ObjectNode prefetch(ServiceDescription service, @Nullable Order signed) {
    ObjectNode prefetch = JSON.createObjectNode();
    for (String key : service.prefetch().keySet()) {
      List<JsonNode> delivered = new ArrayList<>();
      entries.stream()
          .filter(entry -> entry.key().equals(key))
          .forEach(entry -> delivered.add(entry.resource()));
      if (signed != null && signed.key().equals(key)) {
        delivered.add(signed.signed());
      }
      boolean isPatient = PATIENT.equals(key);
      prefetch.set(key, isPatient ? chart.patient() : searchset(delivered));
    }
    return prefetch;
  }

  private static ObjectNode searchset(List<JsonNode> resources) {
    ObjectNode bundle = bundle("searchset", resources);
    return bundle.put("total", resources.size());
  }

  /** CDS Hooks forbids empty arrays, so the entries are left out when there are none. */
  private static ObjectNode bundle(String type, List<JsonNode> resources) {
    ObjectNode bundle = JSON.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", type);
    if (!resources.isEmpty()) {
      ArrayNode entries = bundle.putArray("entry");
      resources.forEach(resource -> entries.addObject().set("resource", resource));
    }
    return bundle;
  }
}
