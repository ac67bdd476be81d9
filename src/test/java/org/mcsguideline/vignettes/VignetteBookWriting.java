package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * Writes the vignettes as one file of JSON, which is part of the product: the page on which the
 * guideline can be tried offers them and the facts that stand in them.
 */
public final class VignetteBookWriting {

  /** All vignettes are about one patient, so that entries of one can be put into another. */
  public static final String PATIENT = "example";

  /** The case of the first example that a newcomer sends. */
  private static final String FIRST = "V04";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode book = JSON.createObjectNode();
  private final FactNames names = new FactNames();
  private final Map<String, ObjectNode> orders = new LinkedHashMap<>();

  private VignetteBookWriting() {}

  /**
   * Runs in the build.
   *
   * @param arguments the file to write, and the one that keeps what it was last made from; nothing
   *     is done when that is the same
   */
  public static void main(String[] arguments) throws IOException {
    Path output = Path.of(arguments[0]);
    Path kept = Path.of(arguments[1]);
    String digest = VignetteInputs.digest();
    if (Files.exists(output) && Files.exists(kept) && Files.readString(kept).equals(digest)) {
      return;
    }
    Path folder = Files.createDirectories(Objects.requireNonNull(output.getParent()));
    JSON.writeValue(folder.resolve(output.getFileName()).toFile(), book());
    Path unused = Files.writeString(kept, digest);
  }

  /** The file's content. */
  public static ObjectNode book() {
    VignetteBookWriting writing = new VignetteBookWriting();
    writing.book.put("first", FIRST);
    ArrayNode cases = writing.book.putArray("cases");
    Vignettes.all().forEach(vignette -> writing.add(vignette, cases.addObject()));
    writing.book.putArray("orders").addAll(writing.orders.values());
    return writing.book;
  }

  private void add(Vignette vignette, ObjectNode to) {
    VignetteRecord record = VignetteRecord.of(vignette, PATIENT);
    to.put("id", vignette.id())
        .put("title", vignette.title())
        .put("shows", vignette.shows())
        .put("source", vignette.source())
        .put("time", vignette.decisionTime().toString())
        .put("encounter", record.encounterId());
    to.set("patient", HookRequestJson.json(record.patient()));
    ArrayNode entries = to.putArray("entries");
    record.resourcesBeforeSigning().stream()
        .filter(resource -> !resource.equals(record.patient()))
        .forEach(resource -> entries.add(entry(resource)));
    for (ServiceRequest draft : record.draftOrders()) {
      String id = draft.getCode().getCodingFirstRep().getCode();
      to.put("order", id);
      ObjectNode unused = orders.computeIfAbsent(id, code -> order(code, draft));
    }
  }

  private ObjectNode entry(Resource resource) {
    ObjectNode entry = JSON.createObjectNode();
    entry.put("fact", names.of(resource)).put("key", HookRequestJson.prefetchKey(resource));
    entry.set("resource", HookRequestJson.json(resource));
    return entry;
  }

  private static ObjectNode order(String code, ServiceRequest draft) {
    ObjectNode order = JSON.createObjectNode();
    order.put("id", code).put("key", HookRequestJson.prefetchKey(draft));
    order.set("draft", HookRequestJson.json(draft));
    order.set("signed", HookRequestJson.json(draft.copy().setStatus(ServiceRequestStatus.ACTIVE)));
    return order;
  }
}
