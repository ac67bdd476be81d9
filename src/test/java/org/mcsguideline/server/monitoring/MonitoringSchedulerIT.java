package org.mcsguideline.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mcsguideline.monitoring.FollowUp.Report;
import org.mcsguideline.server.tables.EmptyPostgres;
import org.mcsguideline.server.tables.OwnTables;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes on one PostgreSQL. */
class MonitoringSchedulerIT {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final MonitoringSettings EACH_SECOND =
      new MonitoringSettings(true, SECOND, Duration.ZERO, SECOND);
  private static EmbeddedPostgres postgres;

  private final HikariDataSource one = connections();
  private final HikariDataSource two = connections();
  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicInteger mostAtWork = new AtomicInteger();
  private final AtomicInteger runsOfOne = new AtomicInteger();
  private final AtomicInteger runsOfTwo = new AtomicInteger();

  @BeforeAll
  static void startDatabase() throws IOException {
    postgres = EmptyPostgres.start();
  }

  @AfterAll
  static void stopDatabase() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void beginAnew() {
    OwnTables.ofStore(one).bringUpToDate();
    assertThat(new JdbcTemplate(one).update("delete from " + MonitoringScheduler.TABLE))
        .isBetween(0, 1);
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  private static HikariDataSource connections() {
    HikariDataSource source = new HikariDataSource();
    source.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
    source.setUsername("postgres");
    source.setMaximumPoolSize(4);
    return source;
  }

  private Supplier<Optional<Report>> counting(AtomicInteger runs, Runnable work) {
    return () -> {
      mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
      try {
        work.run();
        runs.incrementAndGet();
      } finally {
        atWork.decrementAndGet();
      }
      return Optional.of(new Report(1, 0, 0));
    };
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneNodeAtATimeIsAtWork() {
    Runnable slow = () -> pause(Duration.ofMillis(300));
    try (MonitoringScheduler first =
            new MonitoringScheduler(one, EACH_SECOND, counting(runsOfOne, slow));
        MonitoringScheduler second =
            new MonitoringScheduler(two, EACH_SECOND, counting(runsOfTwo, slow))) {
      assertThat(first).isNotSameAs(second);
      await().atMost(Duration.ofMinutes(1)).until(() -> runsOfOne.get() + runsOfTwo.get() >= 6);
    }
    assertThat(mostAtWork).hasValue(1);
  }

  @Test
  void anotherNodeTakesOverFromOneThatDiesAtWork() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Runnable neverEnding =
        () -> {
          begun.countDown();
          awaitUninterrupted(end);
        };
    MonitoringScheduler dying =
        new MonitoringScheduler(one, EACH_SECOND, counting(runsOfOne, neverEnding));
    awaitUninterrupted(begun);
    // A node that is gone says nothing to the database any more.
    one.close();
    try (MonitoringScheduler living =
        new MonitoringScheduler(two, EACH_SECOND, counting(runsOfTwo, () -> {}))) {
      assertThat(living).isNotNull();
      await().atMost(Duration.ofMinutes(2)).until(() -> runsOfTwo.get() >= 2);
      assertThat(runsOfOne).hasValue(0);
    } finally {
      end.countDown();
      dying.close();
    }
  }

  @Test
  void aRunThatFailsIsFollowedByAnother() {
    Runnable failing =
        () -> {
          if (runsOfTwo.incrementAndGet() < 3) {
            throw new IllegalStateException("planned");
          }
        };
    try (MonitoringScheduler only =
        new MonitoringScheduler(one, EACH_SECOND, counting(runsOfOne, failing))) {
      assertThat(only).isNotNull();
      await().atMost(Duration.ofMinutes(1)).until(() -> runsOfOne.get() >= 1);
    }
    assertThat(runsOfTwo.get()).isGreaterThanOrEqualTo(3);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
