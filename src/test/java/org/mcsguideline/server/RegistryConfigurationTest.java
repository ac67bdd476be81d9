package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegistryConfigurationTest {

  private final RegistryConfiguration configuration = new RegistryConfiguration();

  @Test
  void asksNoRegistry() {
    assertThat(configuration.studyRegistry(new RegistrySettings(false)).ask("NCT04184635"))
        .isEmpty();
  }

  @Test
  void refusesToStartWhenARegistryIsToBeAsked() {
    RegistrySettings enabled = new RegistrySettings(true);
    assertThatThrownBy(() -> configuration.studyRegistry(enabled))
        .hasMessageContaining("mcs.registry.enabled");
  }
}
