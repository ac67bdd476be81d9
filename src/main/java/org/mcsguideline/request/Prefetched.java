package org.mcsguideline.request;

import com.fasterxml.jackson.databind.JsonNode;

/** What the caller sent under one prefetch key. A key that was not sent at all has no value. */
public sealed interface Prefetched {

  /**
   * The caller read the data.
   *
   * @param json one FHIR resource or a bundle of them
   */
  record Resource(JsonNode json) implements Prefetched {

    /** Whether it is a resource of this FHIR type. */
    public boolean isOfType(String type) {
      return json.path("resourceType").asText().equals(type);
    }
  }

  /** The caller looked, and there is nothing. */
  record None() implements Prefetched {}

  /** The caller tried to read the data and failed; it sent an OperationOutcome instead. */
  record Failed() implements Prefetched {}
}
