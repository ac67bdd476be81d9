package org.mcsguideline.server.store.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * A pool in which the wait of one for nothing spares others theirs: for as long again, whoever
 * finds every connection in use is told so at once.
 *
 * <p>A search takes connections one after the other, also on threads of its own. Each would wait
 * its time, and its caller for all of them.
 */
final class ConnectionPool extends HikariDataSource {

  private final long wait;
  private volatile long spareUntil;

  ConnectionPool(HikariConfig config) {
    super(config);
    this.wait = config.getConnectionTimeout() * 1_000_000;
    this.spareUntil = System.nanoTime();
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (System.nanoTime() - spareUntil < 0 && isUsedUp()) {
      throw new SQLTransientConnectionException(
          getPoolName() + " - Connection is not available, as others have found just now.");
    }
    try {
      return super.getConnection();
    } catch (SQLTransientConnectionException none) {
      spareUntil = System.nanoTime() + wait;
      throw none;
    }
  }

  private boolean isUsedUp() {
    HikariPoolMXBean pool = getHikariPoolMXBean();
    return pool != null
        && pool.getIdleConnections() == 0
        && pool.getTotalConnections() >= getMaximumPoolSize();
  }
}
