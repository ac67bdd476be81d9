package org.mcsguideline.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Orders that are not signed yet.
 *
 * @param all in the order received
 * @param selections type and id of the drafts that the call is about, such as {@code
 *     ServiceRequest/1}; empty when the hook has no selections, and the call is about all
 */
public record DraftOrders(List<JsonNode> all, List<String> selections) {

  public DraftOrders {
    all = List.copyOf(all);
    selections = List.copyOf(selections);
  }

  /** Drafts of a hook that has no selections. */
  public static DraftOrders allInQuestion(List<JsonNode> all) {
    return new DraftOrders(all, List.of());
  }

  /** The drafts that the call is about. */
  public List<JsonNode> inQuestion() {
    return all.stream().filter(isInQuestion()).toList();
  }

  /** The drafts that are mere context of those in question. */
  public List<JsonNode> context() {
    return all.stream().filter(isInQuestion().negate()).toList();
  }

  /** The selections that name no draft. */
  public List<String> unknownSelections() {
    Set<String> names = all.stream().map(DraftOrders::name).collect(Collectors.toSet());
    return selections.stream().filter(selection -> !names.contains(selection)).toList();
  }

  private Predicate<JsonNode> isInQuestion() {
    return draft -> selections.isEmpty() || selections.contains(name(draft));
  }

  private static String name(JsonNode draft) {
    return draft.path("resourceType").asText() + "/" + draft.path("id").asText();
  }
}
