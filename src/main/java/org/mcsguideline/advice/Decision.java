package org.mcsguideline.advice;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.request.HookCall;
import org.mcsguideline.upstream.DataSource;

/**
 * What was decided in one call and on what it rests. Holds references and names; values of the
 * record are in the trace alone.
 *
 * @param id of this call alone
 * @param service address of the service with version
 * @param recommendations one for each plan of the service, in its order
 * @param inputs what was read, such as {@code Observation/1/_history/2}
 * @param sources where the data of each prefetch key came from, and what of them is missing
 * @param trace what the logic has worked out
 */
public record Decision(
    UUID id,
    HookCall call,
    String service,
    About about,
    OffsetDateTime time,
    Basis basis,
    List<DecidedPlan> recommendations,
    List<String> inputs,
    Map<String, DataSource> sources,
    Trace trace) {

  public Decision {
    recommendations = List.copyOf(recommendations);
    inputs = List.copyOf(inputs);
    sources = Map.copyOf(sources);
  }

  /** The same decision of a service that is silent, so that nobody has seen a card of it. */
  public Decision silenced() {
    return new Decision(
        id,
        call,
        service,
        about,
        time,
        basis,
        recommendations.stream().map(DecidedPlan::silenced).toList(),
        inputs,
        sources,
        trace);
  }

  /**
   * Who asked, and about whom.
   *
   * @param userId type and id
   * @param encounterId null when the call came without one
   */
  public record About(String userId, String patientId, @Nullable String encounterId) {}
}
