package org.mcsguideline.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T-SSRF")
class FhirBaseTest {

  private static final FhirBase GOOD = FhirBase.parse("https://good.example/fhir/r4").orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://good.example/fhir/r4",
        "https://good.example/fhir/r4/",
        "HTTPS://GOOD.example/fhir/r4",
        "https://good.example:443/fhir/r4"
      })
  void spellingsOfOneBaseAreEqual(String spelling) {
    assertThat(FhirBase.parse(spelling)).hasValue(GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://good.example/fhir/r4",
        "https://good.example:8443/fhir/r4",
        "https://good.example.evil.example/fhir/r4",
        "https://evil-good.example/fhir/r4",
        "https://good.example/fhir/r4-evil",
        "https://good.example/fhir/r4/evil",
        "https://good.example/fhir/R4",
        "https://good.example/fhir",
        "https://good.example"
      })
  void otherServersAndPathsAreOtherBases(String other) {
    assertThat(FhirBase.parse(other)).isPresent().get().isNotEqualTo(GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "good.example/fhir/r4",
        "//good.example/fhir/r4",
        "ftp://good.example/fhir/r4",
        "file:///etc/passwd",
        "https:good.example",
        "https:///fhir/r4",
        "https://good.example@evil.example/fhir/r4",
        "https://user:secret@good.example/fhir/r4",
        "https://good.example%40evil.example/fhir/r4",
        "https://good.example\\@evil.example/fhir/r4",
        "https://good.example#@evil.example/fhir/r4",
        "https://good.example?@evil.example/fhir/r4",
        "https://good.example/fhir/r4?x=1",
        "https://good.example/fhir/r4#x",
        "https://good.example/fhir/../r4",
        "https://good.example/fhir/./r4",
        "https://good.example/fhir//r4",
        "https://good.example/fhir/%2e%2e/r4",
        "https://good.example/fhir%2fr4",
        "https://good.example./fhir/r4",
        "https://good.example:0/fhir/r4",
        "https://good.example:99999/fhir/r4",
        "https://good.example:/fhir/r4",
        "https://2130706433/fhir",
        "https://127.1/fhir",
        "https://0x7f.0.0.1/fhir",
        "https://999.1.1.1/fhir",
        "https://[::1/fhir",
        "https://[fe80::1%25eth0]/fhir",
        "https://good.example/fhir/r4\n",
        "https://good .example/fhir"
      })
  void whatIsNoPlainAddressIsNoBase(String odd) {
    assertThat(FhirBase.parse(odd)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://münchen.example/fhir, https://xn--mnchen-3ya.example/fhir",
    "https://MÜNCHEN.example/fhir, https://xn--mnchen-3ya.example:443/fhir/",
    "'https://[2001:DB8:0:0:0:0:0:1]/fhir', 'https://[2001:db8::1]/fhir'",
    "'https://[::ffff:192.0.2.1]/fhir', https://192.0.2.1/fhir"
  })
  void oneHostInTwoSpellingsIsOneHost(String one, String other) {
    assertThat(FhirBase.parse(one)).isPresent().isEqualTo(FhirBase.parse(other));
  }

  @Test
  void aCyrillicLetterIsAnotherHost() {
    assertThat(FhirBase.parse("https://g\u043eod.example/fhir/r4"))
        .isPresent()
        .get()
        .isNotEqualTo(GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "https://good.example/fhir/r4?_getpages=1, https://good.example/fhir/r4?_getpages=1",
    "https://good.example:443/fhir/r4/Observation?page=2,"
        + " https://good.example:443/fhir/r4/Observation?page=2",
    "Observation?page=2, https://good.example:443/fhir/r4/Observation?page=2",
    "https://good.example/fhir/r4?code=s|1, https://good.example/fhir/r4?code=s%7C1"
  })
  void aLinkUnderTheBaseIsFollowed(String link, String address) {
    assertThat(GOOD.within(link)).hasValue(URI.create(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/fhir/r4?page=2",
        "https://good.example@evil.example/fhir/r4?page=2",
        "https://good.example.evil.example/fhir/r4?page=2",
        "http://good.example/fhir/r4?page=2",
        "https://good.example:444/fhir/r4?page=2",
        "https://good.example/fhir/r4-evil?page=2",
        "https://good.example/fhir?page=2",
        "https://good.example/fhir/r4/../../admin",
        "https://good.example/fhir/r4/%2e%2e/admin",
        "https://good.example/fhir/r4?page=2#x",
        "//evil.example/fhir/r4?page=2",
        "../../admin",
        "/admin",
        "javascript:alert(1)",
        "not a link"
      })
  void aLinkElsewhereIsNotFollowed(String link) {
    assertThat(GOOD.within(link)).isEqualTo(Optional.empty());
  }
}
