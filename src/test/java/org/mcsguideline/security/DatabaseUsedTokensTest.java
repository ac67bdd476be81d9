package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.server.tables.EmptyPostgres;
import org.mcsguideline.server.tables.OwnTables;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

@Tag("ch-60")
@Tag("T-REPLAY")
class DatabaseUsedTokensTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(6));

  private static DataSource h2(String name) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  private static DatabaseUsedTokens instance(DataSource database, Instant now, long bound) {
    return new DatabaseUsedTokens(
        new JdbcTemplate(database),
        OwnTables.ofTokens(database)::bringUpToDate,
        Clock.fixed(now, ZoneOffset.UTC),
        bound);
  }

  @Test
  void knowsATokenAgainByIssuerAndId() {
    DatabaseUsedTokens used = instance(h2("again"), NOW, 100);
    assertThat(used.firstUse("a", "1", LATER)).isTrue();
    assertThat(used.firstUse("a", "1", LATER)).isFalse();
    assertThat(used.firstUse("b", "1", LATER)).isTrue();
    assertThat(used.firstUse("a", "2", LATER)).isTrue();
    assertThat(used.firstUse("a1", "", LATER)).isTrue();
  }

  @Test
  void forgetsATokenWhenNobodyWouldAcceptItAnyMore() {
    DataSource database = h2("sweep");
    DatabaseUsedTokens used = instance(database, NOW, 100);
    assertThat(used.firstUse("a", "1", LATER)).isTrue();
    assertThat(instance(database, LATER.plusMillis(1), 100).firstUse("a", "2", LATER)).isTrue();
    assertThat(used.count()).isEqualTo(1);
    assertThat(instance(database, LATER, 100).firstUse("a", "2", LATER)).isFalse();
  }

  @Test
  void refusesEverythingWhenThereIsNoRoomInsteadOfForgetting() {
    DatabaseUsedTokens used = instance(h2("bound"), NOW, 2);
    assertThat(used.firstUse("a", "1", LATER)).isTrue();
    assertThat(used.firstUse("a", "2", LATER)).isTrue();
    assertThatThrownBy(() -> used.firstUse("a", "3", LATER))
        .isInstanceOf(UsedTokensUnavailable.class);
  }

  @Test
  void refusesWhenTheDatabaseIsAway() {
    JdbcDataSource away = new JdbcDataSource();
    away.setURL("jdbc:h2:tcp://127.0.0.1:1/none");
    assertThatThrownBy(() -> instance(away, NOW, 100).firstUse("a", "1", LATER))
        .isInstanceOf(UsedTokensUnavailable.class);
  }

  @Test
  void twoInstancesOnOnePostgresLetOneCallThroughForEachToken()
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try (EmbeddedPostgres postgres = EmptyPostgres.start()) {
      DatabaseUsedTokens one = instance(postgres.getPostgresDatabase(), NOW, 1000);
      DatabaseUsedTokens two = instance(postgres.getPostgresDatabase(), NOW, 1000);
      List<Callable<Boolean>> calls =
          IntStream.range(0, 200)
              .<Callable<Boolean>>mapToObj(
                  call ->
                      () ->
                          (call % 2 == 0 ? one : two)
                              .firstUse("https://ehr.example", "jti-" + call / 4, LATER))
              .toList();
      int accepted = 0;
      for (Future<Boolean> call : callers.invokeAll(calls)) {
        accepted += call.get() ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(50);
      assertThat(one.count()).isEqualTo(50);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void theTableIsThereBeforeTheFirstCall() {
    DataSource database = h2("prepared");
    DatabaseUsedTokens used = instance(database, NOW, 100);
    used.prepareIfReachable();
    assertThat(used.count()).isZero();
  }

  @Test
  void aStartGoesOnWithoutTheDatabaseAndACallTriesAgain() {
    AtomicInteger attempts = new AtomicInteger();
    DataSource database = h2("later");
    DatabaseUsedTokens used =
        new DatabaseUsedTokens(
            new JdbcTemplate(database),
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new DataAccessResourceFailureException("away");
              }
              OwnTables.ofTokens(database).bringUpToDate();
            },
            Clock.fixed(NOW, ZoneOffset.UTC),
            100);
    used.prepareIfReachable();
    assertThat(used.firstUse("a", "1", LATER)).isTrue();
    assertThat(attempts).hasValue(2);
  }

  @Test
  void callsDoNotWaitForEachOthersAttemptsToReachADatabaseThatIsAway() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    DatabaseUsedTokens used =
        new DatabaseUsedTokens(
            new JdbcTemplate(h2("away")),
            () -> {
              attempts.incrementAndGet();
              LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
              throw new DataAccessResourceFailureException("away");
            },
            Clock.fixed(NOW, ZoneOffset.UTC),
            100);
    ExecutorService callers = Executors.newFixedThreadPool(20);
    try {
      Callable<Boolean> call = () -> used.firstUse("a", "1", LATER);
      for (Future<Boolean> answered : callers.invokeAll(Collections.nCopies(20, call))) {
        assertThatThrownBy(answered::get).hasCauseInstanceOf(UsedTokensUnavailable.class);
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(attempts).hasValueBetween(1, 10);
  }
}
