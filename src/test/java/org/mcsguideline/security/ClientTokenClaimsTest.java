package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.security.TokenRefused.Reason;

/** What a token has to say. */
@Tag("T-JWT")
class ClientTokenClaimsTest extends TokenTrials {

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
}
