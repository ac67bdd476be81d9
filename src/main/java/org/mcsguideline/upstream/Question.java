package org.mcsguideline.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.request.Prefetched;

/**
 * What is asked of a FHIR server.
 *
 * @param query below the base, such as {@code Patient/1} or {@code Observation?patient=1}
 * @param firstPage what the caller sent of a search with more pages; null to begin at the beginning
 */
public record Question(String query, @Nullable JsonNode firstPage) {

  static Question about(String query, @Nullable Prefetched sent) {
    JsonNode firstPage =
        sent instanceof Prefetched.Resource resource && Searchset.next(resource.json()).isPresent()
            ? resource.json()
            : null;
    return new Question(query, firstPage);
  }

  /** Type of the resources asked for. */
  String type() {
    return query.split("[/?]", 2)[0];
  }

  /** Whether one resource is asked for by its id. */
  boolean isRead() {
    return !query.contains("?");
  }

  /** Id of the one resource that is asked for. */
  String id() {
    return query.substring(query.indexOf('/') + 1);
  }

  /** Parameters of a search as they stand in the address; empty for a read. */
  String parameters() {
    return isRead() ? "" : query.substring(query.indexOf('?') + 1);
  }
}
