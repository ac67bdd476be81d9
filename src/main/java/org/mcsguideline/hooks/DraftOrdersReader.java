package org.mcsguideline.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mcsguideline.request.DraftOrders;

/** Reads the orders that are being written from the context of a hook. */
final class DraftOrdersReader {

  private static final String SELECTING = "order-select";
  private static final Set<String> WITH_DRAFTS = Set.of("order-sign", SELECTING);
  private static final Pattern SELECTION =
      Pattern.compile("[A-Z][A-Za-z]{1,63}/[A-Za-z0-9\\-.]{1,64}");

  private DraftOrdersReader() {}

  /**
   * Reads the drafts of a hook that has any, and which of them are selected.
   *
   * @throws MalformedRequest when they are missing where the hook requires them, or when a
   *     selection names none of them
   */
  static DraftOrders read(String hook, JsonNode context) {
    if (!WITH_DRAFTS.contains(hook)) {
      return DraftOrders.allInQuestion(List.of());
    }
    List<JsonNode> all = all(context.path("draftOrders"));
    if (!hook.equals(SELECTING)) {
      return DraftOrders.allInQuestion(all);
    }
    DraftOrders drafts = new DraftOrders(all, selections(context.path("selections")));
    if (!drafts.unknownSelections().isEmpty()) {
      throw new MalformedRequest(
          "An entry of context.selections names no resource of context.draftOrders.");
    }
    return drafts;
  }

  private static List<JsonNode> all(JsonNode bundle) {
    if (!"Bundle".equals(bundle.path("resourceType").textValue())) {
      throw new MalformedRequest("context.draftOrders must be a Bundle.");
    }
    List<JsonNode> orders =
        bundle.path("entry").valueStream().map(entry -> entry.path("resource")).toList();
    if (!orders.stream().allMatch(JsonNode::isObject)) {
      throw new MalformedRequest("An entry of context.draftOrders has no resource.");
    }
    return orders;
  }

  private static List<String> selections(JsonNode selections) {
    if (!selections.isArray() || selections.isEmpty()) {
      throw new MalformedRequest("context.selections is missing or empty.");
    }
    if (!selections.valueStream().allMatch(DraftOrdersReader::isSelection)) {
      throw new MalformedRequest(
          "An entry of context.selections is not a type and an id, such as ServiceRequest/1.");
    }
    return selections.valueStream().map(JsonNode::textValue).distinct().toList();
  }

  private static boolean isSelection(JsonNode selection) {
    return selection.isTextual() && SELECTION.matcher(selection.textValue()).matches();
  }
}
