package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUnavailableTest {

  private static Throwable failure(SQLException cause) {
    return new IllegalStateException("could not be stored", new RuntimeException(cause));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300", "53100", "55P03", "HYT00"})
  void knowsStatesThatPass(String state) {
    assertThat(DatabaseUnavailable.is(failure(new SQLException("words", state)))).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"23505", "42P01", "28P01", "57014"})
  void takesNoDefectForOne(String state) {
    assertThat(DatabaseUnavailable.is(failure(new SQLException("words", state)))).isFalse();
  }

  @Test
  void knowsAPoolWithoutAConnectionToSpare() {
    assertThat(DatabaseUnavailable.is(failure(new SQLTransientConnectionException("none"))))
        .isTrue();
    assertThat(DatabaseUnavailable.is(new IllegalStateException("words"))).isFalse();
  }

  @Test
  void knowsAConnectionThatWasLostBeforeTheEndOfItsTransaction() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:mem:lost");
      Connection connection = pool.getConnection();
      connection.close();
      assertThatThrownBy(connection::rollback)
          .satisfies(lost -> assertThat(DatabaseUnavailable.is(lost)).isTrue());
    }
  }

  @Test
  void knowsWhatIsLeftOfAFailureInASearch() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:mem:few");
      pool.setMaximumPoolSize(1);
      pool.setConnectionTimeout(250);
      try (Connection only = pool.getConnection()) {
        assertThat(only.isValid(1)).isTrue();
        assertThatThrownBy(pool::getConnection)
            .satisfies(
                none ->
                    assertThat(
                            DatabaseUnavailable.is(
                                new IllegalStateException("HAPI-1: " + none.getMessage())))
                        .isTrue());
      }
    }
  }

  @Test
  void aWrongPasswordDoesNotPass() {
    SQLException refused =
        new SQLException("FATAL: password authentication failed for user \"mcs\"", "28P01");
    assertThat(DatabaseUnavailable.is(new IllegalStateException(refused.getMessage(), refused)))
        .isFalse();
  }
}
