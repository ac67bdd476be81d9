package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.security.TokenRefused.Reason;

/** A client with two keys, and what becomes of its tokens. */
abstract class TokenTrials {

  static final String ISSUER = "https://ehr.example";

  static final String SERVICES = "https://cds.example/cds-services";

  static final String CALLED = "/cds-services/fever-review";

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  static final ECKey KEY = Signing.ellipticKey("k1");

  static final RSAKey RSA = Signing.rsaKey("r1");

  @TempDir Path folder;

  final Set<String> used = new HashSet<>();

  ClientTokens tokens;

  ClientTokens tokens(ClientSettings client) {
    return new ClientTokens(
        List.of(client),
        (issuer, id, until) -> used.add(issuer + id),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @BeforeEach
  void publish() {
    tokens = tokensOf(List.of());
  }

  ClientTokens tokensOf(List<String> tenants) {
    String keys = Signing.publishedIn(folder.resolve("keys.json"), KEY, RSA);
    return tokens(
        new ClientSettings(
            ISSUER, List.of(SERVICES), keys, List.of(), tenants, List.of("ES384", "RS384")));
  }

  static JWTClaimsSet.Builder claims() {
    return Signing.claims(ISSUER, SERVICES + "/fever-review", NOW);
  }

  void refuses(String token, Reason reason) {
    assertThatThrownBy(() -> tokens.verify(token, CALLED))
        .isInstanceOfSatisfying(
            TokenRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  void refuses(JWTClaimsSet.Builder claims) {
    refuses(Signing.signed(KEY, claims), Reason.SIGNATURE_OR_CLAIMS);
  }

  void judges(JWTClaimsSet.Builder claims, boolean accepted) {
    if (accepted) {
      assertThat(tokens.verify(Signing.signed(KEY, claims), CALLED).issuer()).isEqualTo(ISSUER);
    } else {
      refuses(claims);
    }
  }
}
