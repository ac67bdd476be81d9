package org.mcsguideline.request;

import java.time.Instant;
import java.util.Set;

/**
 * What the caller allows on its FHIR server.
 *
 * @param expires from then on the token is not used
 * @param scopes as received, one entry each
 * @param subject the caller's name for this service
 */
public record AccessGrant(AccessToken token, Instant expires, Set<String> scopes, String subject) {

  public AccessGrant {
    scopes = Set.copyOf(scopes);
  }
}
