package org.mcsguideline.server.store;

import org.jspecify.annotations.Nullable;

/**
 * The local choices with which the store evaluates.
 *
 * @param json a FHIR resource of type Parameters; null when those in the knowledge bundle hold
 */
public record InstalledProfile(@Nullable String json) {

  /** Logical id of the resource, in the bundle and in the store. */
  public static final String ID = "mcs-site-profile";
}
