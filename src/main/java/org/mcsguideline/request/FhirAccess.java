package org.mcsguideline.request;

import org.jspecify.annotations.Nullable;

/**
 * The caller's FHIR server.
 *
 * @param grant null when the server asks for no token
 */
public record FhirAccess(FhirBase base, @Nullable AccessGrant grant) {}
