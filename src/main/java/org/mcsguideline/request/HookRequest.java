package org.mcsguideline.request;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * One call of a service, well-formed.
 *
 * @param decisionTime the only present the guideline knows
 * @param prefetch by key; a key that was not sent is absent
 */
public record HookRequest(
    HookCall call,
    HookContext context,
    OffsetDateTime decisionTime,
    Map<String, Prefetched> prefetch) {

  public HookRequest {
    prefetch = Map.copyOf(prefetch);
  }
}
