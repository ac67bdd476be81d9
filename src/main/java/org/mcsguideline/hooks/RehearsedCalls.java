package org.mcsguideline.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.mcsguideline.advice.Advice;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.ServiceDescription;

/** Calls of services without a network: read and written as at the endpoint, and not kept. */
public final class RehearsedCalls {

  private final Supplier<Adviser> advisers;
  private final HookRequestReader reader;

  /**
   * A way to call.
   *
   * @param advisers should ask no server and remember nothing
   * @param clock asked when a request brings no time of its own
   */
  public RehearsedCalls(Supplier<Adviser> advisers, Clock clock) {
    this.advisers = advisers;
    this.reader = new HookRequestReader(clock, true);
  }

  /**
   * An answer.
   *
   * @param wire the body as it would be sent
   */
  public record Answer(Advice advice, JsonNode wire) {}

  /** Every service on offer. */
  public List<ServiceDescription> services() {
    return advisers.get().services();
  }

  /**
   * Calls a service.
   *
   * @throws org.mcsguideline.request.RequestRefused when the request cannot be answered
   * @throws org.mcsguideline.advice.RequiredDataMissing when there is no answer without data
   */
  public Answer call(ServiceDescription service, JsonNode request) {
    Adviser adviser = advisers.get();
    Advice advice = adviser.advise(reader.read(service, request));
    return new Answer(advice, WireJson.tree(HooksAnswers.Cards.of(advice, adviser.basis())));
  }
}
