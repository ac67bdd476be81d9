package org.mcsguideline.knowledge;

/**
 * Data a service asks its callers to send along.
 *
 * @param key name in the request
 * @param query FHIR query with tokens such as {@code {{context.patientId}}}
 * @param required true when there is no answer without the data
 * @param label how a person calls the data
 */
public record PrefetchTemplate(String key, String query, boolean required, String label) {

  /** Tells a read of one resource from a search. A read that found nothing found no patient. */
  public boolean isRead() {
    return !query.contains("?");
  }

  /** Type of the resource that a read asks for. */
  public String readType() {
    return query.substring(0, Math.max(query.indexOf('/'), 0));
  }
}
