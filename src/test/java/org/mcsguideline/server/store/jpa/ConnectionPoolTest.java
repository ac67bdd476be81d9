package org.mcsguideline.server.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.mcsguideline.server.store.DatabaseUnavailable;

class ConnectionPoolTest {

  @Test
  void whatOneHasWaitedForInVainOthersAreToldAtOnce() throws SQLException {
    try (ConnectionPool pool = pool()) {
      try (Connection only = pool.getConnection()) {
        assertThat(only.isValid(1)).isTrue();
        assertThatThrownBy(pool::getConnection).hasMessageContaining("request timed out");
        assertThatThrownBy(pool::getConnection)
            .isInstanceOf(SQLTransientConnectionException.class)
            .hasMessageContaining("as others have found just now");
      }
    }
  }

  @Test
  void aConnectionThatIsFreeIsGivenAtOnceAllTheSame() throws SQLException {
    try (ConnectionPool pool = pool()) {
      try (Connection only = pool.getConnection()) {
        assertThat(only.isValid(1)).isTrue();
        assertThatThrownBy(pool::getConnection).hasMessageContaining("request timed out");
      }
      try (Connection again = pool.getConnection()) {
        assertThat(again.isValid(1)).isTrue();
      }
    }
  }

  @Test
  void afterAsLongAgainSomebodyWaitsAnew() throws Exception {
    try (ConnectionPool pool = pool()) {
      try (Connection only = pool.getConnection()) {
        assertThat(only.isValid(1)).isTrue();
        assertThatThrownBy(pool::getConnection).hasMessageContaining("request timed out");
        Thread.sleep(pool.getConnectionTimeout());
        assertThatThrownBy(pool::getConnection).hasMessageContaining("request timed out");
      }
    }
  }

  /** HAPI passes on the words alone. */
  @Test
  void theWordsTellThatTheDatabaseCannotServeAtTheMoment() throws SQLException {
    try (ConnectionPool pool = pool()) {
      try (Connection only = pool.getConnection()) {
        assertThat(only.isValid(1)).isTrue();
        assertThatThrownBy(pool::getConnection).isNotNull();
        assertThatThrownBy(pool::getConnection)
            .satisfies(
                none ->
                    assertThat(DatabaseUnavailable.is(new IllegalStateException(none.getMessage())))
                        .isTrue());
      }
    }
  }

  private static ConnectionPool pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:");
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(2000);
    return new ConnectionPool(config);
  }
}
