package org.mcsguideline.security;

import java.time.Clock;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Checks the access tokens of the FHIR API. */
public final class AccessTokens {

  private AccessTokens() {}

  /**
   * A decoder for the tokens of one authorisation server.
   *
   * @throws IllegalArgumentException when the address of its keys cannot be used
   */
  public static JwtDecoder of(IssuerSettings issuer, Clock clock) {
    return TokenReading.of(issuer, TokenRules.ofAccess(issuer, clock));
  }
}
