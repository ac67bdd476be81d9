package org.mcsguideline.security;

import org.jspecify.annotations.Nullable;

/**
 * Who may use the FHIR API, and where it is.
 *
 * @param byToken whether callers need an access token and have what its scopes grant; without one
 *     they read what everybody may know. False lets whoever reaches the API, on this machine, do
 *     everything
 * @param address the API's address as callers know it, for links in answers; null takes it from
 *     each request
 */
public record FhirAccess(boolean byToken, @Nullable String address) {}
