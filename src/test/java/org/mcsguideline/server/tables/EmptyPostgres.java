package org.mcsguideline.server.tables;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;

/** An empty PostgreSQL of a test's own. To be closed by the test. */
public final class EmptyPostgres {

  /** Longer than the library waits, because a busy machine is slow and not wrong. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private EmptyPostgres() {}

  public static EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start();
  }
}
