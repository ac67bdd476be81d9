package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class StartRulesTest {

  private final MockEnvironment environment = new MockEnvironment();
  private final StartRules rules = new StartRules(environment);

  @Test
  void startsOnTheLoopbackAddress() {
    environment.setProperty("server.address", "127.0.0.1");
    assertThatCode(rules::afterPropertiesSet).doesNotThrowAnyException();
  }

  @Test
  void refusesAnyOtherAddress() {
    environment.setProperty("server.address", "0.0.0.0");
    assertThatThrownBy(rules::afterPropertiesSet).hasMessageContaining("loopback");
  }

  @Test
  void refusesWhenNoAddressIsSetBecauseThatMeansAll() {
    assertThatThrownBy(rules::afterPropertiesSet).hasMessageContaining("loopback");
  }

  @Test
  void refusesProduction() {
    environment.setProperty("server.address", "127.0.0.1");
    environment.setActiveProfiles("production");
    assertThatThrownBy(rules::afterPropertiesSet).hasMessageContaining("not released");
  }
}
