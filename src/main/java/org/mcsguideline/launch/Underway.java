package org.mcsguideline.launch;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;

/**
 * A launch between its beginning and the EHR's answer, carried by the browser.
 *
 * @param iss the EHR, as the settings write it
 * @param byEhr whether the EHR began it; otherwise a user did, here
 * @param target what to show in the end; empty when nothing was asked for
 * @param state that the answer has to repeat
 * @param nonce that the word for who the user is has to repeat
 * @param verifier secret of which the EHR saw the digest
 */
record Underway(
    String iss, boolean byEhr, String target, String state, String nonce, String verifier) {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Underway begun(String iss, boolean byEhr, String target) {
    return new Underway(iss, byEhr, target, secret(), secret(), secret());
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64URL.encode(bytes).toString();
  }

  /** The digest of the verifier, by the method S256. */
  String challenge() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64URL.encode(digest).toString();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Compared in a time that tells nothing. */
  boolean isAnsweredBy(String other) {
    return MessageDigest.isEqual(
        state.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  String sealed(Seal seal, Instant now) {
    return seal.close(
        Seal.Kind.LAUNCH,
        new JWTClaimsSet.Builder()
            .issuer(iss)
            .claim("byEhr", byEhr)
            .claim("target", target)
            .claim("state", state)
            .claim("nonce", nonce)
            .claim("verifier", verifier)
            .expirationTime(Date.from(now.plus(PATIENCE)))
            .build());
  }

  /** Empty when this browser carries none, or one too old. */
  static Optional<Underway> opened(String text, Seal seal) {
    return seal.open(Seal.Kind.LAUNCH, text).map(Underway::of);
  }

  private static Underway of(JWTClaimsSet claims) {
    try {
      return new Underway(
          claims.getIssuer(),
          Objects.requireNonNull(claims.getBooleanClaim("byEhr")),
          claims.getStringClaim("target"),
          claims.getStringClaim("state"),
          claims.getStringClaim("nonce"),
          claims.getStringClaim("verifier"));
    } catch (ParseException impossible) {
      throw new IllegalStateException("Our own seal holds something else.", impossible);
    }
  }
}
