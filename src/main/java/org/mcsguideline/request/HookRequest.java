package org.mcsguideline.request;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a service, well-formed.
 *
 * @param decisionTime the only present the guideline knows
 * @param prefetch by key; a key that was not sent is absent
 * @param access the caller's FHIR server; null when the caller named none
 */
public record HookRequest(
    HookCall call,
    HookContext context,
    OffsetDateTime decisionTime,
    Map<String, Prefetched> prefetch,
    @Nullable FhirAccess access) {

  public HookRequest {
    prefetch = Map.copyOf(prefetch);
  }

  /** A call that brings all it has. */
  public HookRequest(
      HookCall call,
      HookContext context,
      OffsetDateTime decisionTime,
      Map<String, Prefetched> prefetch) {
    this(call, context, decisionTime, prefetch, null);
  }

  /** The same call with more data than it came with. */
  public HookRequest with(Map<String, Prefetched> completed) {
    return new HookRequest(call, context, decisionTime, completed, access);
  }
}
