package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class StartRulesTest {

  private final MockEnvironment environment = new MockEnvironment();
  private final StartRules rules = new StartRules(environment);

  private void production() {
    environment.setActiveProfiles("production");
    environment
        .withProperty("server.address", "0.0.0.0")
        .withProperty("server.ssl.certificate", "file:server.pem")
        .withProperty("mcs.store.jdbc-url", "jdbc:postgresql://db/mcs")
        .withProperty("mcs.store.username", "mcs")
        .withProperty("mcs.store.password", "8kU-2fjq-0Lx")
        .withProperty("mcs.store.demo-patients", "false")
        .withProperty("mcs.hooks.accept-decision-time", "false")
        .withProperty("mcs.security.allowed-origins", "https://ehr.example")
        .withProperty("mcs.security.enabled", "true")
        .withProperty("mcs.security.clients[0].issuer", "https://ehr.example")
        .withProperty("mcs.security.fhir.issuer", "https://login.example");
  }

  private void refuses(String words) {
    assertThatThrownBy(rules::check).hasMessageContaining(words);
  }

  @Test
  void startsOnTheLoopbackAddress() {
    environment.setProperty("server.address", "127.0.0.1");
    assertThatCode(rules::check).doesNotThrowAnyException();
  }

  @Test
  void refusesAnyOtherAddress() {
    environment.setProperty("server.address", "0.0.0.0");
    refuses("loopback");
  }

  @Test
  void refusesWhenNoAddressIsSetBecauseThatMeansAll() {
    refuses("loopback");
  }

  @Test
  @Tag("T-TLS")
  void refusesToTakeTokensInTheClearFromElsewhere() {
    environment.setProperty("server.address", "0.0.0.0");
    environment.setProperty("mcs.security.enabled", "true");
    refuses("in the clear");
    environment.setProperty("mcs.security.proxy", "true");
    assertThatCode(rules::check).doesNotThrowAnyException();
  }

  @Test
  void givesAuthorsTheirRightsOnTheLoopbackAddressOnly() {
    environment.setActiveProfiles("authoring");
    environment.setProperty("server.address", "127.0.0.1");
    assertThatCode(rules::check).doesNotThrowAnyException();
    environment.setProperty("server.address", "0.0.0.0");
    environment.setProperty("mcs.security.enabled", "true");
    environment.setProperty("mcs.security.proxy", "true");
    refuses("authoring");
  }

  @Test
  void demandsAKeyThatAllNodesShareWhereReadersLogInAtAnEhr() {
    production();
    environment.setProperty("mcs.launch.ehrs[0].iss", "https://ehr.example/fhir");
    refuses("mcs.launch.key");
    environment.setProperty("mcs.launch.key", "A".repeat(43) + "=");
    assertThatCode(rules::check).doesNotThrowAnyException();
    environment.setProperty("mcs.launch.ehrs[1].iss", "http://other.example/fhir");
    refuses("https addresses");
  }

  private void launching() {
    environment
        .withProperty("server.address", "127.0.0.1")
        .withProperty("mcs.security.enabled", "true")
        .withProperty("mcs.security.clients[0].issuer", "https://ehr.example")
        .withProperty("mcs.ehr.bases", "https://ehr.example/fhir/")
        .withProperty("mcs.launch.ehrs[0].iss", "https://ehr.example/fhir");
  }

  @Test
  void offersNoLoginWhereEverybodyReadsEverything() {
    launching();
    assertThatCode(rules::check).doesNotThrowAnyException();
    environment.setProperty("mcs.security.enabled", "false");
    refuses("mcs.security.enabled=true");
  }

  @ParameterizedTest
  @CsvSource({
    "mcs.launch.ehrs[1].iss, https://other.example/fhir",
    "mcs.security.clients[1].issuer, https://other.example",
    "mcs.security.clients[0].tenants, 'north,south'",
    "mcs.ehr.bases, https://other.example/fhir",
    "mcs.ehr.bases, 'https://ehr.example/fhir,https://other.example/fhir'"
  })
  void letsReadersOfOneEhrSeeNoPatientOfAnother(String name, String value) {
    launching();
    environment.setProperty(name, value);
    refuses("mcs.launch.shared-patient-ids=true");
    environment.setProperty("mcs.launch.shared-patient-ids", "true");
    assertThatCode(rules::check).doesNotThrowAnyException();
  }

  @Test
  void letsNobodyWriteTheGuidelineInProduction() {
    production();
    environment.addActiveProfile("authoring");
    refuses("\"authoring\" lets callers change");
  }

  @Test
  void startsInProductionWhenEverythingIsSet() {
    production();
    assertThatCode(rules::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "mcs.store.jdbc-url, jdbc:h2:file:./data/mcs, PostgreSQL",
    "mcs.store.jdbc-url, '', PostgreSQL",
    "mcs.security.tokens.jdbc-url, jdbc:h2:mem:x, tokens.jdbc-url must",
    "mcs.store.password, '', mcs.store.password",
    "mcs.store.password, Password, mcs.store.password",
    "mcs.store.password, MCS, mcs.store.password",
    "mcs.security.enabled, false, mcs.security.enabled must",
    "mcs.security.clients[0].issuer, '', mcs.security.clients must",
    "mcs.security.fhir.issuer, '', mcs.security.fhir must",
    "mcs.limits.requests-per-minute, 0, mcs.limits must",
    "mcs.limits.failed-logins-per-minute, 0, mcs.limits must",
    "server.ssl.enabled, false, server.ssl must",
    "mcs.security.allowed-origins, '*', allowed-origins must",
    "mcs.security.allowed-origins, http://ehr.example, allowed-origins must",
    "mcs.security.allowed-origins[0], http://ehr.example, allowed-origins must",
    "mcs.hooks.accept-decision-time, true, accept-decision-time must",
    "mcs.store.demo-patients, true, demo-patients must"
  })
  @Tag("T-H2")
  @Tag("T-CRED")
  @Tag("T-JWT")
  @Tag("T-CORS")
  void refusesProductionAndNamesWhatIsMissing(String name, String value, String words) {
    production();
    environment.setProperty(name, value);
    refuses(words);
  }

  @Test
  @Tag("T-H2")
  void namesEverythingThatIsMissingAtOnce() {
    environment.setActiveProfiles("production");
    environment.setProperty("server.address", "127.0.0.1");
    assertThatThrownBy(rules::check)
        .hasMessageContainingAll(
            "PostgreSQL", "password", "clients", "fhir", "server.ssl", "demo-patients");
  }

  @Test
  @Tag("T-TLS")
  void takesADeclaredProxyForTls() {
    production();
    environment.setProperty("server.ssl.enabled", "false");
    environment.setProperty("mcs.security.proxy", "true");
    assertThat(ProductionRules.missing(environment)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024.1.0-draft", "2024.1.0-ballot", "2024.1.0-SNAPSHOT"})
  void letsNoUnreleasedGuidelineIntoProduction(String version) {
    environment.setActiveProfiles("production");
    environment.setProperty("mcs.release.sign-off", "some document");
    assertThatThrownBy(() -> ReleaseRule.check(version, environment))
        .hasMessageContaining("not released");
  }

  @Test
  void wantsTheSignOffOfAReleaseToBeNamed() {
    environment.setActiveProfiles("production");
    assertThatThrownBy(() -> ReleaseRule.check("2024.1.0", environment))
        .hasMessageContaining("mcs.release.sign-off");
    environment.setProperty("mcs.release.sign-off", "some document");
    assertThatCode(() -> ReleaseRule.check("2024.1.0", environment)).doesNotThrowAnyException();
  }

  @Test
  void leavesTrialsAlone() {
    assertThatCode(() -> ReleaseRule.check("2024.1.0-draft", environment))
        .doesNotThrowAnyException();
  }
}
