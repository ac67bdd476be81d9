package org.mcsguideline.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.mcsguideline.server.store.StoreState.Failed;
import org.mcsguideline.server.store.StoreState.Ready;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** The store's own health, and whether it has a database now; advice does not depend on it. */
final class FhirStoreHealth implements HealthIndicator {

  private static final int SECONDS_TO_ANSWER = 1;

  private final Supplier<StoreState> state;
  private final Supplier<Optional<DataSource>> database;

  FhirStoreHealth(Supplier<StoreState> state, Supplier<Optional<DataSource>> database) {
    this.state = state;
    this.database = database;
  }

  @Override
  public Health health() {
    StoreState now = state.get();
    if (now instanceof Ready) {
      return database.get().filter(FhirStoreHealth::answers).isPresent()
          ? Health.up().build()
          : Health.outOfService().withDetail("reason", "no database").build();
    }
    if (now instanceof Failed failed) {
      return Health.down().withDetail("errorId", failed.errorId()).build();
    }
    return Health.outOfService().withDetail("reason", "starting").build();
  }

  private static boolean answers(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(SECONDS_TO_ANSWER);
    } catch (SQLException away) {
      return false;
    }
  }
}
