package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.upstream.CallerFhirServers;
import org.mcsguideline.upstream.FhirQueries;
import org.springframework.mock.env.MockEnvironment;

class EhrConfigurationTest {

  private static FhirQueries servers(String profile, String base, Set<String> addresses) {
    MockEnvironment environment = new MockEnvironment();
    environment.setActiveProfiles(profile);
    Duration time = Duration.ofSeconds(1);
    return new EhrConfiguration()
        .callerFhirServers(
            new EhrSettings(
                List.of(base), addresses, time, time, time, 5, 5_000_000, 10_000_000, 24),
            new PatientDataReader(FhirContext.forR4Cached()),
            Clock.systemUTC(),
            environment);
  }

  @Test
  @Tag("T-SSRF")
  void anEntryThatIsNoPlainAddressStopsTheStart() {
    assertThatThrownBy(() -> servers("test", "https://good.example@evil.example/fhir", Set.of()))
        .isInstanceOf(StartRules.StartRefused.class)
        .hasMessageContaining("mcs.ehr.bases");
    assertThatThrownBy(() -> servers("test", "https://ehr.example/fhir", Set.of("ehr.example")))
        .isInstanceOf(StartRules.StartRefused.class)
        .hasMessageContaining("mcs.ehr.internal-addresses: ehr.example is not an address");
  }

  @Test
  @Tag("ch-27")
  void tokensGoOverHttpsInProduction() {
    assertThatThrownBy(() -> servers("production", "http://ehr.example/fhir", Set.of()))
        .isInstanceOf(StartRules.StartRefused.class)
        .hasMessageContaining("https only");
    assertThat(servers("production", "https://ehr.example/fhir", Set.of()))
        .isInstanceOf(CallerFhirServers.class);
    assertThat(servers("test", "http://ehr.example/fhir", Set.of()))
        .isInstanceOf(CallerFhirServers.class);
  }
}
