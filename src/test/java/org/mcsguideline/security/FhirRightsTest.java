package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.security.FhirScope.Deed;
import org.springframework.security.oauth2.jwt.Jwt;

@Tag("T-SCOPE")
class FhirRightsTest {

  private static FhirRights rights(Object scope, @Nullable Object patient) {
    Jwt.Builder token =
        Jwt.withTokenValue("t").header("alg", "ES384").claim("scope", scope).expiresAt(Instant.MAX);
    return FhirRights.of(patient == null ? token.build() : token.claim("patient", patient).build());
  }

  @ParameterizedTest
  @CsvSource({
    "user/*.read, RS",
    "user/*.write, CUD",
    "user/*.*, CRUDS",
    "user/*.rs, RS",
    "user/*.cruds, CRUDS",
    "user/*.s, S",
    "system/Observation.u, U"
  })
  void readsBothVersionsOfTheSyntax(String scope, String letters) {
    FhirScope read = FhirScope.parse(scope).orElseThrow();
    assertThat(
            read.deeds().stream()
                .sorted()
                .map(deed -> deed.name().substring(0, 1))
                .collect(Collectors.joining()))
        .isEqualTo(letters);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "launch/patient",
        "openid",
        "user/*",
        "user/*.",
        "user/*.sr",
        "user/*.rr",
        "user/observation.rs",
        "USER/*.rs",
        "user/*.rs?category=laboratory",
        "user/Obs*.rs",
        "admin/*.rs"
      })
  void opensNothingForWhatItDoesNotUnderstand(String scope) {
    assertThat(FhirScope.parse(scope)).isEmpty();
  }

  @Test
  void grantsAPatientScopeOnlyWithAPatient() {
    assertThat(rights("patient/*.rs", "p1").forPatient("Observation", Deed.READ)).isTrue();
    assertThat(rights("patient/*.rs", null).forPatient("Observation", Deed.READ)).isFalse();
    assertThat(rights("patient/*.rs", "../p1").forPatient("Observation", Deed.READ)).isFalse();
    assertThat(rights("patient/*.rs", Map.of()).forPatient("Observation", Deed.READ)).isFalse();
    assertThat(rights("patient/*.rs", "p1").forAll("Observation", Deed.READ)).isFalse();
  }

  @Test
  void neverLetsAPatientScopeWrite() {
    assertThat(rights("patient/*.*", "p1").forPatient("Observation", Deed.CREATE)).isFalse();
    assertThat(rights("patient/*.*", "p1").forAll("Observation", Deed.CREATE)).isFalse();
  }

  @Test
  void takesScopesAsTextOrList() {
    assertThat(rights("openid user/Observation.rs", null).forAll("Observation", Deed.SEARCH))
        .isTrue();
    assertThat(rights(List.of("user/Observation.rs"), null).forAll("Observation", Deed.SEARCH))
        .isTrue();
    assertThat(rights("user/Observation.rs", null).forAll("Patient", Deed.READ)).isFalse();
    assertThat(rights(7, null).scopes()).isEmpty();
  }
}
