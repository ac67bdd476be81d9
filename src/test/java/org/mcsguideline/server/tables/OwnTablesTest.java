package org.mcsguideline.server.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

class OwnTablesTest {

  /** As the versions before the first script made them, beside tables of others. */
  private static final List<String> FORMER =
      List.of(
          "create table HFJ_RESOURCE (RES_ID bigint primary key)",
          "insert into HFJ_RESOURCE values (1)",
          "create table if not exists MCS_STORE_MARK (NAME varchar(50) primary key, CONTENT text)",
          "insert into MCS_STORE_MARK (NAME, CONTENT) values ('knowledge', 'a hash')",
          "CREATE TABLE IF NOT EXISTS mcs_used_token"
              + " (token_hash CHAR(64) PRIMARY KEY, keep_until BIGINT NOT NULL)",
          "CREATE INDEX IF NOT EXISTS mcs_used_token_keep_until ON mcs_used_token (keep_until)",
          "insert into mcs_used_token values ('%s', 7)".formatted("a".repeat(64)));

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmptyPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  /** A database of its own for each test. */
  private static DataSource database(String kind, String name) {
    if (kind.equals("postgresql")) {
      new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + name);
      return postgres.getDatabase("postgres", name);
    }
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    return h2;
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void takesOverTheTablesOfEarlierVersionsWithAllThatIsInThem(String kind) {
    DataSource database = database(kind, "former");
    JdbcTemplate jdbc = new JdbcTemplate(database);
    FORMER.forEach(jdbc::execute);
    bringAllUpToDate(database);
    assertThat(jdbc.queryForObject("select CONTENT from MCS_STORE_MARK", String.class))
        .isEqualTo("a hash");
    assertThat(jdbc.queryForObject("select keep_until from mcs_used_token", Integer.class))
        .isEqualTo(7);
    assertThat(jdbc.queryForObject("select count(*) from HFJ_RESOURCE", Integer.class))
        .isEqualTo(1);
    assertThat(scriptsRun(jdbc, "mcs_store_history")).isPositive();
    assertThat(scriptsRun(jdbc, "mcs_tokens_history")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void runsEachScriptOnce(String kind) {
    DataSource database = database(kind, "fresh");
    JdbcTemplate jdbc = new JdbcTemplate(database);
    bringAllUpToDate(database);
    int scripts = scriptsRun(jdbc, "mcs_store_history");
    jdbc.execute("insert into mcs_store_mark (name, content) values ('schema', '1')");
    bringAllUpToDate(database);
    assertThat(scripts).isPositive();
    assertThat(scriptsRun(jdbc, "mcs_store_history")).isEqualTo(scripts);
    assertThat(jdbc.queryForList("select name from mcs_store_mark", String.class))
        .containsExactly("schema");
  }

  @RepeatedTest(5)
  void letsSeveralNodesBeginAtOnce(RepetitionInfo repetition)
      throws InterruptedException, ExecutionException {
    DataSource database = database("postgresql", "several" + repetition.getCurrentRepetition());
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> node =
          () -> {
            bringAllUpToDate(database);
            return true;
          };
      for (Future<Boolean> started : nodes.invokeAll(Collections.nCopies(4, node))) {
        assertThat(started.get()).isTrue();
      }
    } finally {
      nodes.shutdownNow();
    }
    JdbcTemplate jdbc = new JdbcTemplate(database);
    assertThat(
            jdbc.queryForList(
                "select version from mcs_store_history where type = 'SQL'", String.class))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @Test
  void saysThatADatabaseIsAway() {
    JdbcDataSource away = new JdbcDataSource();
    away.setURL("jdbc:h2:tcp://127.0.0.1:1/none");
    assertThatThrownBy(() -> OwnTables.ofStore(away).bringUpToDate())
        .isInstanceOf(DataAccessResourceFailureException.class);
  }

  private static void bringAllUpToDate(DataSource database) {
    OwnTables.ofStore(database).bringUpToDate();
    OwnTables.ofTokens(database).bringUpToDate();
  }

  private static int scriptsRun(JdbcTemplate jdbc, String history) {
    return jdbc.queryForList("select * from \"" + history + "\"").stream()
        .filter(row -> "SQL".equals(row.get("type")) && Boolean.TRUE.equals(row.get("success")))
        .toList()
        .size();
  }
}
