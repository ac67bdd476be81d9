package org.mcsguideline.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.mcsguideline.security.ClientTokens;
import org.mcsguideline.security.KeysUnavailable;
import org.mcsguideline.security.TokenRefused;
import org.mcsguideline.security.UsedTokensUnavailable;
import org.mcsguideline.security.VerifiedClient;
import org.mcsguideline.security.WrongTenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Logs a CDS client in for the one call that its token is for. */
final class ClientAuthentication implements AuthenticationManagerResolver<HttpServletRequest> {

  /** What a client must have to call a service; a known client of an unknown tenant has not. */
  static final String CLIENT = "cds-client";

  private static final Logger LOG = LoggerFactory.getLogger(ClientAuthentication.class);

  private final ClientTokens tokens;

  ClientAuthentication(ClientTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public AuthenticationManager resolve(HttpServletRequest request) {
    return bearer -> authenticate(((BearerTokenAuthenticationToken) bearer).getToken(), request);
  }

  private Authentication authenticate(String token, HttpServletRequest request) {
    try {
      VerifiedClient client = tokens.verify(token, request.getRequestURI());
      request.setAttribute(VerifiedClient.ATTRIBUTE, client);
      request.setAttribute(RateFilter.CALLER, client.issuer() + " " + client.tenant());
      return authenticated(client.issuer(), List.of(new SimpleGrantedAuthority(CLIENT)));
    } catch (WrongTenant wrongTenant) {
      LOG.warn(wrongTenant.getMessage());
      return authenticated("client of an unknown tenant", List.of());
    } catch (TokenRefused refused) {
      LOG.info("client refused: {}", refused.reason());
      throw new InvalidBearerTokenException("");
    } catch (KeysUnavailable | UsedTokensUnavailable unavailable) {
      LOG.error("Clients cannot be authenticated: {}", unavailable.getMessage());
      throw new AuthenticationServiceException("unavailable");
    }
  }

  private static Authentication authenticated(String name, List<GrantedAuthority> authorities) {
    return UsernamePasswordAuthenticationToken.authenticated(name, null, authorities);
  }
}
