package org.mcsguideline.hooks;

import java.util.List;

/** A failure in the form FHIR has for it. */
record Outcome(String resourceType, List<Issue> issue) {

  /**
   * One error.
   *
   * @param code from FHIR's list of issue types
   * @param diagnostics for a person; holds nothing of the request
   */
  static Outcome error(String code, String diagnostics) {
    return new Outcome("OperationOutcome", List.of(new Issue("error", code, diagnostics)));
  }

  record Issue(String severity, String code, String diagnostics) {}
}
