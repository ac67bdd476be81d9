package org.mcsguideline.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the call is about.
 *
 * @param userId type and id of the user, such as {@code Practitioner/1}
 * @param patientId bare logical id
 * @param encounterId bare logical id; null when the hook came without one
 * @param drafts orders that are not signed yet
 */
public record HookContext(
    String userId, String patientId, @Nullable String encounterId, DraftOrders drafts) {

  /** A call of a hook without selections: every draft is in question. */
  public HookContext(
      String userId, String patientId, @Nullable String encounterId, List<JsonNode> draftOrders) {
    this(userId, patientId, encounterId, DraftOrders.allInQuestion(draftOrders));
  }

  /** Every order that is not signed yet, selected or not. */
  public List<JsonNode> draftOrders() {
    return drafts.all();
  }

  /** What the caller named as selected, such as {@code ServiceRequest/1}; empty when all count. */
  public List<String> selections() {
    return drafts.selections();
  }
}
