package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.List;

/**
 * Tells a value that cannot be read from a defect of the server. HAPI reports some of the former as
 * the latter: odd dates, prefixes and numbers in a search, operations without what they need.
 */
final class CallersFault {

  /** Where HAPI takes for granted that a value is there. */
  private static final List<String> READERS_OF_VALUES =
      List.of("ca.uhn.fhir.rest.param.", "ca.uhn.fhir.rest.server.interceptor.auth.RuleImplOp");

  private CallersFault() {}

  static boolean is(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest instanceof DataFormatException
        || deepest instanceof IllegalArgumentException
        || (deepest instanceof NullPointerException && isOfAReader(deepest));
  }

  private static boolean isOfAReader(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length > 0
        && READERS_OF_VALUES.stream().anyMatch(trace[0].getClassName()::startsWith);
  }
}
