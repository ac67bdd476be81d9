package org.mcsguideline.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.json.FhirJson;

/**
 * The example of an order, with as many resources as wanted. What is added is what grows at a
 * bedside: the observations of the example once more, each round of them ten minutes earlier. The
 * guideline reads every one of them, so that none is carried for nothing.
 */
public final class SizedRequest {

  /** The service that the example calls. */
  public static final String SERVICE = "mcs-order-review";

  private static final Path EXAMPLE = Path.of("src/examples/order-sign.json");
  private static final List<String> GROWING = List.of("vitals", "labs", "assessments");
  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(10);

  private SizedRequest() {}

  /**
   * The body of a call of {@link #SERVICE}.
   *
   * @param resources how many it has with the patient and the draft; at least those of the example,
   *     and at most 6000, because no key may have more than 2000
   */
  public static byte[] of(int resources) {
    return bytes(request(resources));
  }

  /** The same resources as one bundle, for what reads FHIR and no hooks. */
  public static byte[] bundle(int resources) {
    ObjectNode bundle = FhirJson.MAPPER.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "collection");
    ArrayNode entries = bundle.putArray("entry");
    resources(request(resources)).forEach(each -> entries.addObject().set("resource", each));
    return bytes(bundle);
  }

  private static ObjectNode request(int resources) {
    ObjectNode request = example();
    int present = (int) resources(request).count();
    if (resources < present) {
      throw new IllegalArgumentException("The example has " + present + " resources already.");
    }
    List<ArrayNode> keys = new ArrayList<>();
    List<List<JsonNode>> originals = new ArrayList<>();
    for (String key : GROWING) {
      ArrayNode entries = (ArrayNode) request.path("prefetch").path(key).path("entry");
      keys.add(entries);
      originals.add(entries.valueStream().toList());
    }
    for (int added = 0; added < resources - present; added++) {
      int key = shortest(keys);
      List<JsonNode> of = originals.get(key);
      int more = keys.get(key).size() - of.size();
      keys.get(key).add(earlier(of.get(more % of.size()), 1 + more / of.size()));
    }
    for (String key : GROWING) {
      ObjectNode bundle = (ObjectNode) request.path("prefetch").path(key);
      bundle.put("total", bundle.path("entry").size());
    }
    return request;
  }

  private static int shortest(List<ArrayNode> lists) {
    int shortest = 0;
    for (int i = 1; i < lists.size(); i++) {
      if (lists.get(i).size() < lists.get(shortest).size()) {
        shortest = i;
      }
    }
    return shortest;
  }

  /** A copy of an entry with another id and an earlier time. */
  private static JsonNode earlier(JsonNode entry, int round) {
    ObjectNode copy = entry.deepCopy();
    ObjectNode resource = (ObjectNode) copy.path("resource");
    resource.put("id", resource.path("id").textValue() + "-" + round);
    for (String time : List.of("effectiveDateTime", "issued")) {
      if (resource.has(time)) {
        OffsetDateTime at = OffsetDateTime.parse(resource.path(time).textValue());
        resource.put(time, at.minus(BETWEEN_ROUNDS.multipliedBy(round)).toString());
      }
    }
    return copy;
  }

  private static Stream<JsonNode> resources(JsonNode request) {
    return Stream.concat(
            Stream.of(request.path("context").path("draftOrders")),
            request.path("prefetch").valueStream())
        .flatMap(
            each ->
                "Bundle".equals(each.path("resourceType").textValue())
                    ? each.path("entry").valueStream().map(entry -> entry.path("resource"))
                    : Stream.of(each));
  }

  private static ObjectNode example() {
    try {
      return (ObjectNode) FhirJson.MAPPER.readTree(Files.readAllBytes(EXAMPLE));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return FhirJson.MAPPER.writeValueAsBytes(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
