package org.mcsguideline.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What the claims of a token have to say; claims that are not named here are ignored. */
final class TokenRules {

  /** How far the clocks of two machines may differ. */
  static final Duration SKEW = Duration.ofSeconds(60);

  private static final Duration LONGEST_LIFE = Duration.ofDays(1);
  private static final Pattern ID = Pattern.compile("[ -~]{1,255}");

  private TokenRules() {}

  /** For the tokens of a CDS client, of which each is for one call. */
  static List<OAuth2TokenValidator<Jwt>> ofClient(String issuer, Clock clock) {
    return List.of(
        timestamps(clock),
        new JwtIssuerValidator(issuer),
        rule(token -> token.getExpiresAt() != null && token.getIssuedAt() != null),
        rule(token -> livesShortly(token.getIssuedAt(), token.getExpiresAt())),
        rule(token -> !isAfter(token.getIssuedAt(), clock.instant().plus(SKEW))),
        rule(token -> token.getId() != null && ID.matcher(token.getId()).matches()));
  }

  /** For access tokens, which are used until they expire. */
  static List<OAuth2TokenValidator<Jwt>> ofAccess(IssuerSettings issuer, Clock clock) {
    return List.of(
        timestamps(clock),
        new JwtIssuerValidator(issuer.issuer()),
        rule(token -> token.getExpiresAt() != null),
        rule(token -> audiences(token).contains(issuer.audience())));
  }

  /** Without entries when the claim is missing or no list of texts. */
  static List<String> audiences(Jwt token) {
    List<String> audiences = token.getAudience();
    return audiences == null ? List.of() : audiences;
  }

  private static OAuth2TokenValidator<Jwt> timestamps(Clock clock) {
    JwtTimestampValidator timestamps = new JwtTimestampValidator(SKEW);
    timestamps.setClock(clock);
    return timestamps;
  }

  private static boolean livesShortly(@Nullable Instant issued, @Nullable Instant expires) {
    return issued != null
        && expires != null
        && Duration.between(issued, expires).compareTo(LONGEST_LIFE) <= 0;
  }

  private static boolean isAfter(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other);
  }

  private static OAuth2TokenValidator<Jwt> rule(Predicate<Jwt> rule) {
    return token ->
        rule.test(token)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
  }
}
