package org.mcsguideline.web;

import java.nio.charset.StandardCharsets;

/** Why there is nothing to explain, as an OperationOutcome. */
final class Absence {

  private Absence() {}

  static byte[] outcome(boolean waiting) {
    String words =
        waiting
            ? "The decision is being stored. Please ask again in a second."
            : "No decision with this id is kept. It may be too old, or was never stored; look at the"
                + " patient's chart and call the service again.";
    return ("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\""
            + (waiting ? "transient" : "not-found")
            + "\",\"diagnostics\":\""
            + words
            + "\"}]}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
