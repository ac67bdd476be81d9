package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.security.TokenRefused.Reason;

@Tag("T-JWT")
class ClientTokensTest {

  private static final String ISSUER = "https://ehr.example";
  private static final String SERVICES = "https://cds.example/cds-services";
  private static final String CALLED = "/cds-services/fever-review";
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final ECKey KEY = Signing.ellipticKey("k1");
  private static final RSAKey RSA = Signing.rsaKey("r1");

  @TempDir private Path folder;

  private final Set<String> used = new HashSet<>();
  private ClientTokens tokens;

  @BeforeEach
  void publish() {
    tokens = tokensOf(List.of());
  }

  private ClientTokens tokensOf(List<String> tenants) {
    String keys = Signing.publishedIn(folder.resolve("keys.json"), KEY, RSA);
    return tokens(
        new ClientSettings(
            ISSUER, List.of(SERVICES), keys, List.of(), tenants, List.of("ES384", "RS384")));
  }

  private ClientTokens tokens(ClientSettings client) {
    return new ClientTokens(
        List.of(client),
        (issuer, id, until) -> used.add(issuer + id),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static JWTClaimsSet.Builder claims() {
    return Signing.claims(ISSUER, SERVICES + "/fever-review", NOW);
  }

  private void refuses(String token, Reason reason) {
    assertThatThrownBy(() -> tokens.verify(token, CALLED))
        .isInstanceOfSatisfying(
            TokenRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private void refuses(JWTClaimsSet.Builder claims) {
    refuses(Signing.signed(KEY, claims), Reason.SIGNATURE_OR_CLAIMS);
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "exp", "iat", "jti"})
  @Tag("ch-57")
  void refusesATokenWithoutAMandatoryClaim(String claim) {
    String token = Signing.signed(KEY, claims().claim(claim, null));
    assertThatThrownBy(() -> tokens.verify(token, CALLED)).isInstanceOf(TokenRefused.class);
    assertThat(used).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://cds.example/cds-services, true",
    "https://cds.example/cds-services/fever-review, true",
    "https://cds.example/cds-services/other, false",
    "https://cds.example/cds-services/fever-review/feedback, false",
    "https://cds.example/cds-services/, false",
    "https://cds.example.evil/cds-services/fever-review, false",
    "http://cds.example/cds-services/fever-review, false",
    "https://cds.example, false"
  })
  @Tag("ch-57")
  void acceptsTheAddressOfTheEndpointOnly(String audience, boolean accepted) {
    String alone = Signing.signed(KEY, claims().audience(audience));
    String amongOthers =
        Signing.signed(KEY, claims().audience(List.of("https://else.example", audience)));
    for (String token : List.of(alone, amongOthers)) {
      if (accepted) {
        assertThat(tokens.verify(token, CALLED).issuer()).isEqualTo(ISSUER);
      } else {
        refuses(token, Reason.AUDIENCE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-59, true", "-61, false"})
  @Tag("ch-57")
  void allowsForClocksThatDifferByAMinuteAtTheEndOfALife(long end, boolean accepted) {
    JWTClaimsSet.Builder claims =
        claims()
            .issueTime(Date.from(NOW.minus(Duration.ofMinutes(10))))
            .expirationTime(Date.from(NOW.plusSeconds(end)));
    judges(claims, accepted);
  }

  @ParameterizedTest
  @CsvSource({"60, true", "61, false", "600, false"})
  @Tag("ch-57")
  void allowsForClocksThatDifferByAMinuteAtItsBeginning(long begin, boolean accepted) {
    judges(claims().issueTime(Date.from(NOW.plusSeconds(begin))), accepted);
    judges(claims().notBeforeTime(Date.from(NOW.plusSeconds(begin))), accepted);
  }

  @ParameterizedTest
  @CsvSource({"900, true", "86400, true", "86401, false", "31536000, false"})
  @Tag("ch-57")
  void refusesALifeOfMoreThanADay(long life, boolean accepted) {
    judges(claims().expirationTime(Date.from(NOW.plusSeconds(life))), accepted);
  }

  private void judges(JWTClaimsSet.Builder claims, boolean accepted) {
    if (accepted) {
      assertThat(tokens.verify(Signing.signed(KEY, claims), CALLED).issuer()).isEqualTo(ISSUER);
    } else {
      refuses(claims);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "a\u0000b", "\u00e4"})
  void refusesATokenIdThatNoLogMayHold(String id) {
    refuses(claims().jwtID(id));
    refuses(claims().jwtID("x".repeat(256)));
  }

  @Test
  void refusesClaimsOfTheWrongKind() {
    List<JWTClaimsSet.Builder> wrong =
        List.of(
            claims().claim("exp", "soon"),
            claims().claim("jti", List.of("a")),
            claims().claim("iat", true));
    for (JWTClaimsSet.Builder claims : wrong) {
      assertThatThrownBy(() -> tokens.verify(Signing.signed(KEY, claims), CALLED))
          .isInstanceOf(TokenRefused.class);
    }
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
  @Tag("T-TENANT")
  void acceptsListedTenantsOnly() {
    tokens = tokensOf(List.of("north", "south"));
    String north = Signing.signed(KEY, claims().claim("tenant", "north"));
    assertThat(tokens.verify(north, CALLED).tenant()).isEqualTo("north");
    List<JWTClaimsSet.Builder> others =
        List.of(
            claims(),
            claims().claim("tenant", "west"),
            claims().claim("tenant", List.of("north")),
            claims().claim("tenant", "North"));
    for (JWTClaimsSet.Builder other : others) {
      assertThatThrownBy(() -> tokens.verify(Signing.signed(KEY, other), CALLED))
          .isInstanceOf(WrongTenant.class);
    }
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
