package org.mcsguideline.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Tells who has signed a call of a CDS service, by a token that is good for this one call. */
public final class ClientTokens {

  private static final Logger LOG = LoggerFactory.getLogger(ClientTokens.class);
  private static final String SERVICES = "/cds-services";

  /** One client of those that are listed. */
  private record Known(ClientSettings settings, JwtDecoder decoder) {}

  private final Map<String, Known> clients = new HashMap<>();
  private final UsedTokens used;

  /**
   * For the listed clients.
   *
   * @throws IllegalArgumentException when an address of keys cannot be used
   */
  public ClientTokens(List<ClientSettings> settings, UsedTokens used, Clock clock) {
    this.used = used;
    for (ClientSettings client : settings) {
      var rules = TokenRules.ofClient(client.issuer(), clock);
      clients.put(client.issuer(), new Known(client, TokenReading.of(client, rules)));
    }
  }

  /**
   * Checks a token and marks it as used.
   *
   * @param path of the endpoint that is called, from {@code /cds-services} on
   * @throws TokenRefused when it does not open this endpoint
   * @throws WrongTenant when the client is known, but not on this tenant's behalf
   * @throws KeysUnavailable when the client's keys cannot be had
   * @throws UsedTokensUnavailable when nobody can tell whether it was used before
   */
  public VerifiedClient verify(String token, String path) {
    Known client = claimed(token);
    Jwt verified = decoded(client, token);
    if (!isFor(client.settings().audiences(), TokenRules.audiences(verified), path)) {
      throw new TokenRefused(TokenRefused.Reason.AUDIENCE);
    }
    VerifiedClient caller =
        new VerifiedClient(
            client.settings().issuer(),
            tenant(client.settings(), verified),
            Objects.requireNonNull(verified.getId()));
    Instant keepUntil = Objects.requireNonNull(verified.getExpiresAt()).plus(TokenRules.SKEW);
    if (!used.firstUse(caller.issuer(), caller.tokenId(), keepUntil)) {
      throw new TokenRefused(TokenRefused.Reason.USED_BEFORE);
    }
    LOG.info(
        "client iss={} tenant={} jti={}",
        caller.issuer(),
        Objects.requireNonNullElse(caller.tenant(), "-"),
        caller.tokenId());
    return caller;
  }

  /** The issuer as the token claims it serves to find the keys and for nothing else. */
  private Known claimed(String token) {
    try {
      JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
      Known client = claims == null ? null : clients.get(claims.getIssuer());
      if (client == null) {
        throw new TokenRefused(TokenRefused.Reason.ISSUER);
      }
      return client;
    } catch (ParseException | IllegalArgumentException malformed) {
      throw new TokenRefused(TokenRefused.Reason.FORM);
    }
  }

  private static Jwt decoded(Known client, String token) {
    try {
      return client.decoder().decode(token);
    } catch (BadJwtException refused) {
      throw new TokenRefused(TokenRefused.Reason.SIGNATURE_OR_CLAIMS);
    } catch (JwtException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof KeySourceException && !(cause instanceof RateLimitReachedException)) {
        throw new KeysUnavailable(client.settings().issuer(), cause);
      }
      throw new TokenRefused(TokenRefused.Reason.SIGNATURE_OR_CLAIMS);
    }
  }

  private static boolean isFor(List<String> accepted, List<String> claimed, String path) {
    String below = path.substring(SERVICES.length());
    return accepted.stream()
        .anyMatch(
            address ->
                claimed.contains(address)
                    || (address.endsWith(SERVICES) && claimed.contains(address + below)));
  }

  private static @Nullable String tenant(ClientSettings client, Jwt token) {
    Object claimed = token.getClaims().get("tenant");
    if (client.tenants().isEmpty()) {
      // Nobody has agreed on names, so this one may not reach a log or a count.
      return null;
    }
    if (claimed instanceof String tenant && client.tenants().contains(tenant)) {
      return tenant;
    }
    throw new WrongTenant(client.issuer());
  }
}
