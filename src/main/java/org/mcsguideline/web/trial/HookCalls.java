package org.mcsguideline.web.trial;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mcsguideline.advice.Advice;
import org.mcsguideline.advice.ServiceDescription;

/**
 * The services, called without a network: what they are asked is asked of nobody else, and what
 * they answer is neither kept nor counted.
 */
public interface HookCalls {

  /** Every service on offer. */
  List<ServiceDescription> services();

  /**
   * Calls a service with the body of a request.
   *
   * @throws org.mcsguideline.request.RequestRefused when the request cannot be answered
   * @throws org.mcsguideline.advice.RequiredDataMissing when there is no answer without data
   * @throws org.mcsguideline.advice.NoAdviceInTime when it took too long
   */
  Called call(ServiceDescription service, JsonNode request);

  /**
   * An answer.
   *
   * @param wire as it would be sent
   */
  record Called(Advice advice, JsonNode wire) {}
}
