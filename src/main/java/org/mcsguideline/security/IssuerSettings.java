package org.mcsguideline.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The authorisation server whose access tokens open the FHIR API.
 *
 * @param issuer {@code iss} of its tokens
 * @param jwks its public keys: an https address or a {@code file:} one
 * @param audience {@code aud} of its tokens, the address of the FHIR API as callers know it
 * @param algorithms of signatures; no symmetric one is possible
 * @param authorizationEndpoint announced to SMART apps, as is the next; null when there is none
 */
public record IssuerSettings(
    @NotBlank String issuer,
    @NotBlank String jwks,
    @NotBlank String audience,
    @DefaultValue({"ES384", "RS384"}) @NotEmpty
        List<@Pattern(regexp = ClientSettings.SIGNATURES) String> algorithms,
    @Nullable String authorizationEndpoint,
    @Nullable String tokenEndpoint) {

  public IssuerSettings {
    algorithms = List.copyOf(algorithms);
  }
}
