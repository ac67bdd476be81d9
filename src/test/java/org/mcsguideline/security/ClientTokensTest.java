package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.security.TokenRefused.Reason;

/** Whose signature counts, and once only. */
@Tag("T-JWT")
class ClientTokensTest extends TokenTrials {

  static Stream<JWK> keys() {
    return Stream.of(KEY, RSA);
  }

  @ParameterizedTest
  @MethodSource("keys")
  @Tag("ch-56")
  void acceptsTheTwoRecommendedAlgorithms(JWK key) {
    VerifiedClient client = tokens.verify(Signing.signed(key, claims().jwtID("id-1")), CALLED);
    assertThat(client).isEqualTo(new VerifiedClient(ISSUER, null, "id-1"));
  }

  @Test
  @Tag("ch-57")
  void acceptsATokenOfAnEhrThatAddsClaimsAndIsValidMinutesBeforeItWasMade() {
    JWTClaimsSet.Builder claims =
        claims()
            .subject("some-client")
            .claim("vendor.internal", List.of(1, 2))
            .notBeforeTime(Date.from(NOW.minus(Duration.ofMinutes(5))))
            .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(15))));
    assertThat(tokens.verify(Signing.signed(KEY, claims), CALLED).issuer()).isEqualTo(ISSUER);
  }

  @Test
  @Tag("ch-56")
  void refusesATokenWithoutSignature() {
    refuses(new PlainJWT(claims().build()).serialize(), Reason.SIGNATURE_OR_CLAIMS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "HS384", "HS512"})
  @Tag("ch-56")
  void refusesASymmetricSignatureMadeWithThePublicKey(String algorithm) throws JOSEException {
    byte[] publicKey = RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    byte[] encoded = RSA.toRSAPublicKey().getEncoded();
    for (byte[] secret : List.of(publicKey, encoded)) {
      SignedJWT forged =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID("r1").build(),
              claims().build());
      forged.sign(new MACSigner(secret));
      refuses(forged.serialize(), Reason.SIGNATURE_OR_CLAIMS);
    }
  }

  @Test
  @Tag("ch-56")
  void refusesAnAlgorithmThatIsNotListed() {
    String token = Signing.signed(RSA, JWSAlgorithm.RS256, header -> header.keyID("r1"), claims());
    refuses(token, Reason.SIGNATURE_OR_CLAIMS);
  }

  @Test
  @Tag("ch-59")
  void refusesTheSameKeyIdWithAnotherKey() {
    refuses(Signing.signed(Signing.ellipticKey("k1"), claims()), Reason.SIGNATURE_OR_CLAIMS);
  }

  @Test
  @Tag("ch-59")
  void refusesAKeyThatTheTokenBringsAlong() {
    ECKey own = Signing.ellipticKey("k1");
    String token =
        Signing.signed(
            own, JWSAlgorithm.ES384, h -> h.keyID("k1").jwk(own.toPublicJWK()), claims());
    refuses(token, Reason.SIGNATURE_OR_CLAIMS);
  }

  @Test
  @Tag("ch-59")
  void refusesATokenThatNamesNoKey() {
    refuses(
        Signing.signed(KEY, JWSAlgorithm.ES384, header -> {}, claims()),
        Reason.SIGNATURE_OR_CLAIMS);
  }

  @Test
  void refusesAChangedClaim() {
    String[] parts = Signing.signed(KEY, claims()).split("\\.", -1);
    String other = Signing.signed(KEY, claims().claim("tenant", "other")).split("\\.", -1)[1];
    refuses(parts[0] + "." + other + "." + parts[2], Reason.SIGNATURE_OR_CLAIMS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "a.b.c.d.e", "eyJhbGciOiJub25lIn0..", "..", "\u0000"})
  void refusesWhatIsNoToken(String token) {
    assertThatThrownBy(() -> tokens.verify(token, CALLED)).isInstanceOf(TokenRefused.class);
  }

  @Test
  @Tag("ch-58")
  void refusesAnIssuerThatIsNotListed() {
    refuses(Signing.signed(KEY, claims().issuer("https://evil.example")), Reason.ISSUER);
    refuses(Signing.signed(KEY, claims().issuer(ISSUER + "/")), Reason.ISSUER);
  }

  @Test
  @Tag("ch-60")
  @Tag("T-REPLAY")
  void refusesATokenThatWasUsedBefore() {
    String token = Signing.signed(KEY, claims());
    assertThat(tokens.verify(token, CALLED).issuer()).isEqualTo(ISSUER);
    refuses(token, Reason.USED_BEFORE);
  }

  @Test
  @Tag("ch-60")
  void aRefusedTokenUsesUpNothing() {
    refuses(claims().expirationTime(Date.from(NOW.minus(Duration.ofHours(1)))));
    assertThat(used).isEmpty();
  }

  @Test
  @Tag("ch-59")
  void findsANewKeyWithoutARestartAndForgetsTheOldOne() {
    assertThat(tokens.verify(Signing.signed(KEY, claims()), CALLED).issuer()).isEqualTo(ISSUER);
    ECKey next = Signing.ellipticKey("k2");
    assertThat(Signing.publishedIn(folder.resolve("keys.json"), next)).isNotEmpty();
    assertThat(tokens.verify(Signing.signed(next, claims()), CALLED).issuer()).isEqualTo(ISSUER);
    refuses(Signing.signed(KEY, claims()), Reason.SIGNATURE_OR_CLAIMS);
  }

  @Test
  void saysThatKeysCannotBeHad() {
    ClientTokens without =
        tokens(
            new ClientSettings(
                ISSUER,
                List.of(SERVICES),
                folder.resolve("absent.json").toUri().toString(),
                List.of(),
                List.of(),
                List.of("ES384")));
    String token = Signing.signed(KEY, claims().jwtID(UUID.randomUUID().toString()));
    assertThatThrownBy(() -> without.verify(token, CALLED)).isInstanceOf(KeysUnavailable.class);
  }
}
