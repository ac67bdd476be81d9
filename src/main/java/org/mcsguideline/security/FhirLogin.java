package org.mcsguideline.security;

import org.jspecify.annotations.Nullable;

/**
 * How callers of the FHIR API log in, and where it is.
 *
 * @param byToken whether callers need an access token and have what its scopes grant; without one
 *     they read what everybody may know. False lets whoever reaches the API, on this machine, do
 *     everything
 * @param address the API's address as callers know it, for links in answers; null takes it from
 *     each request
 * @param authorize where an app has its user log in; null when no such address is known
 * @param token where an app gets its tokens; null when no such address is known
 */
public record FhirLogin(
    boolean byToken, @Nullable String address, @Nullable String authorize, @Nullable String token) {

  /** What the settings say. */
  public static FhirLogin of(SecuritySettings settings) {
    IssuerSettings fhir = settings.fhir();
    return fhir == null
        ? new FhirLogin(settings.enabled(), null, null, null)
        : new FhirLogin(
            settings.enabled(),
            fhir.audience(),
            fhir.authorizationEndpoint(),
            fhir.tokenEndpoint());
  }
}
