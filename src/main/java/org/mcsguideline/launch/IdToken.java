package org.mcsguideline.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An EHR's word for who its user is. */
final class IdToken {

  /** How far the clocks of two machines may differ. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  /** No symmetric one: a public app has no secret. */
  private static final Set<JWSAlgorithm> SIGNATURES =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.PS384,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private IdToken() {}

  /**
   * What it has to say.
   *
   * @param issuer that must have given it
   * @param clientId for which it must be
   * @param nonce that it must repeat
   */
  record Demand(@Nullable String issuer, String clientId, String nonce) {}

  /**
   * The user whom a token names: {@code fhirUser}, or else its subject.
   *
   * @throws LaunchRefused when it cannot be believed
   */
  static EhrUser user(String token, JWKSet keys, Demand demand, Instant now) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(SIGNATURES, new ImmutableJWKSet<>(keys)));
    // Claims are checked below, with our clock.
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    try {
      JWTClaimsSet claims = processor.process(token, null);
      if (!isFor(claims, demand, now)) {
        throw new LaunchRefused(LaunchRefused.Reason.NOT_BELIEVED);
      }
      return EhrUser.of(claims.getStringClaim("fhirUser"), claims.getSubject());
    } catch (ParseException | BadJOSEException | JOSEException unbelievable) {
      throw new LaunchRefused(LaunchRefused.Reason.NOT_BELIEVED);
    }
  }

  private static boolean isFor(JWTClaimsSet claims, Demand demand, Instant now)
      throws ParseException {
    Date expires = claims.getExpirationTime();
    List<String> audience = claims.getAudience();
    String party = claims.getStringClaim("azp");
    return demand.issuer() != null
        && demand.issuer().equals(claims.getIssuer())
        && audience.contains(demand.clientId())
        && (party == null ? audience.size() == 1 : party.equals(demand.clientId()))
        && expires != null
        && expires.toInstant().isAfter(now.minus(SKEW))
        && demand.nonce().equals(claims.getStringClaim("nonce"))
        && claims.getSubject() != null;
  }
}
