package org.mcsguideline.server.store;

import java.util.function.Supplier;
import org.mcsguideline.server.store.StoreState.Failed;
import org.mcsguideline.server.store.StoreState.Ready;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** The store's own health; advice does not depend on it. */
final class FhirStoreHealth implements HealthIndicator {

  private final Supplier<StoreState> state;

  FhirStoreHealth(Supplier<StoreState> state) {
    this.state = state;
  }

  @Override
  public Health health() {
    StoreState now = state.get();
    if (now instanceof Ready) {
      return Health.up().build();
    }
    if (now instanceof Failed failed) {
      return Health.down().withDetail("errorId", failed.errorId()).build();
    }
    return Health.outOfService().withDetail("reason", "starting").build();
  }
}
