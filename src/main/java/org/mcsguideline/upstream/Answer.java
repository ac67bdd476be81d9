package org.mcsguideline.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a FHIR server gave for one question.
 *
 * @param json a resource, or one bundle of all pages; null when there is nothing to use
 */
public record Answer(@Nullable JsonNode json, DataSource source) {

  static Answer without(Reason reason) {
    return new Answer(null, DataSource.without(reason));
  }
}
