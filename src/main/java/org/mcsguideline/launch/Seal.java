package org.mcsguideline.launch;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;

/** Seals what a browser carries from one request to the next, so that any node can read it. */
public final class Seal {

  /** What is sealed; one is never taken for the other. */
  enum Kind {
    LAUNCH,
    SESSION
  }

  private static final String KIND = "kind";
  private static final int KEY_BYTES = 32;

  private final byte[] key;
  private final Clock clock;

  private Seal(byte[] key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /**
   * With the key that all nodes share.
   *
   * @throws IllegalArgumentException when it is not 32 bytes in Base64
   */
  public static Seal of(String key, Clock clock) {
    byte[] bytes = Base64.getDecoder().decode(key);
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("A key has 32 bytes.");
    }
    return new Seal(bytes, clock);
  }

  /** With a key that only this process knows. */
  public static Seal ofThisNode(Clock clock) {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Seal(bytes, clock);
  }

  /** Text for a cookie. The claims hold when they expire. */
  String close(Kind kind, JWTClaimsSet claims) {
    EncryptedJWT token =
        new EncryptedJWT(
            new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM),
            new JWTClaimsSet.Builder(claims).claim(KIND, kind.name()).build());
    try {
      token.encrypt(new DirectEncrypter(key));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Empty when it was not closed by this key, is of another kind, or too old. */
  Optional<JWTClaimsSet> open(Kind kind, String text) {
    try {
      EncryptedJWT token = EncryptedJWT.parse(text);
      JWEHeader header = token.getHeader();
      if (!JWEAlgorithm.DIR.equals(header.getAlgorithm())
          || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
          || header.getCompressionAlgorithm() != null) {
        return Optional.empty();
      }
      token.decrypt(new DirectDecrypter(key));
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Date expires = claims.getExpirationTime();
      boolean holds =
          kind.name().equals(claims.getStringClaim(KIND))
              && expires != null
              && expires.toInstant().isAfter(clock.instant());
      return holds ? Optional.of(claims) : Optional.empty();
    } catch (ParseException | JOSEException foreign) {
      return Optional.empty();
    }
  }
}
