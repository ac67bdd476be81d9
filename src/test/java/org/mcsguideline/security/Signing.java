package org.mcsguideline.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Keys and tokens of clients for tests. */
public final class Signing {

  private Signing() {}

  /** A key as ES384 needs it. */
  public static ECKey ellipticKey(String id) {
    try {
      return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A key as RS384 needs it. */
  public static RSAKey rsaKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The public halves, as a client publishes them. */
  public static String published(JWK... keys) {
    return new JWKSet(List.copyOf(Arrays.asList(keys))).toPublicJWKSet().toString();
  }

  /** The public halves in a file; gives its address. */
  public static String publishedIn(Path file, JWK... keys) {
    try {
      return Files.writeString(file, published(keys)).toUri().toString();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Claims of a token as a client makes it for one call now; the caller changes what it tests. */
  public static JWTClaimsSet.Builder claims(String issuer, String audience, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(audience)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
        .jwtID(UUID.randomUUID().toString());
  }

  /** Signed with the key, by the algorithm that CDS Hooks recommends for its kind. */
  public static String signed(JWK key, JWTClaimsSet.Builder claims) {
    JWSAlgorithm algorithm = key instanceof ECKey ? JWSAlgorithm.ES384 : JWSAlgorithm.RS384;
    return signed(key, algorithm, header -> header.keyID(key.getKeyID()), claims);
  }

  /** Signed with any algorithm and header that fit the key. */
  public static String signed(
      JWK key,
      JWSAlgorithm algorithm,
      Consumer<JWSHeader.Builder> changes,
      JWTClaimsSet.Builder claims) {
    JWSHeader.Builder header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT);
    changes.accept(header);
    try {
      SignedJWT token = new SignedJWT(header.build(), claims.build());
      JWSSigner signer =
          key instanceof ECKey elliptic
              ? new ECDSASigner(elliptic)
              : new RSASSASigner(key.toRSAKey());
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
