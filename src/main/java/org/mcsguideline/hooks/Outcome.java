package org.mcsguideline.hooks;

import java.util.List;
import java.util.Map;

/** A failure in the form FHIR has for it. */
record Outcome(String resourceType, List<Map<String, String>> issue) {

  /**
   * One error.
   *
   * @param code from FHIR's list of issue types
   * @param diagnostics for a person; holds nothing of the request
   */
  static Outcome error(String code, String diagnostics) {
    return new Outcome(
        "OperationOutcome",
        List.of(Map.of("severity", "error", "code", code, "diagnostics", diagnostics)));
  }
}
