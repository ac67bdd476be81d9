package org.mcsguideline.upstream;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of one question over HTTP. */
sealed interface Received {

  /**
   * An answer in JSON.
   *
   * @param bytes its length
   */
  record Content(JsonNode json, int bytes) implements Received {}

  /** Nothing that can be used. */
  record Nothing(Reason reason) implements Received {}
}
