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
 * @param draftOrders orders that are not signed yet
 */
public record HookContext(
    String userId, String patientId, @Nullable String encounterId, List<JsonNode> draftOrders) {

  public HookContext {
    draftOrders = List.copyOf(draftOrders);
  }
}
