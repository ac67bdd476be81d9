package org.mcsguideline.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the app tells an EHR who it is: by its id, and by a signature where it has a key.
 *
 * @param key null for a public app
 */
record AppProof(String clientId, @Nullable JWK key) {

  private static final Duration LIFE = Duration.ofMinutes(2);
  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /**
   * Reads the key.
   *
   * @throws IllegalArgumentException when the file holds no private key with an id
   */
  static AppProof of(LaunchSettings.Ehr ehr) {
    if (ehr.privateKey().isEmpty()) {
      return new AppProof(ehr.clientId(), null);
    }
    try {
      JWK key = JWK.parse(Files.readString(Path.of(ehr.privateKey())));
      boolean signs = KeyType.EC.equals(key.getKeyType()) || KeyType.RSA.equals(key.getKeyType());
      if (!key.isPrivate() || !signs || key.getKeyID() == null) {
        throw new IllegalArgumentException("it holds no private EC or RSA key with an id");
      }
      return new AppProof(ehr.clientId(), key);
    } catch (IOException | ParseException unreadable) {
      throw new IllegalArgumentException("it cannot be read as a JSON Web Key");
    }
  }

  /** The fields of a form for a token. */
  Map<String, String> fields(URI token, Instant now) {
    Map<String, String> fields = new TreeMap<>();
    if (key == null) {
      fields.put("client_id", clientId);
    } else {
      fields.put("client_assertion_type", ASSERTION);
      fields.put("client_assertion", signed(key, token, now));
    }
    return fields;
  }

  private String signed(JWK by, URI token, Instant now) {
    JWSAlgorithm algorithm =
        KeyType.EC.equals(by.getKeyType()) ? JWSAlgorithm.ES384 : JWSAlgorithm.RS384;
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(clientId)
            .subject(clientId)
            .audience(token.toString())
            .expirationTime(Date.from(now.plus(LIFE)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    SignedJWT proof =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(by.getKeyID()).build(), claims);
    try {
      JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(by, algorithm);
      proof.sign(signer);
      return proof.serialize();
    } catch (JOSEException unfit) {
      throw new IllegalStateException("The key of the app cannot sign by " + algorithm, unfit);
    }
  }
}
