package org.mcsguideline.server.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.server.store.FhirStoreSettings;
import org.mcsguideline.server.tables.EmptyPostgres;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables as a start finds and leaves them. */
class DatabaseSchemaTest {

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
  private static FhirStoreSettings settings(String kind, String name) {
    String address = "jdbc:h2:mem:schema-" + name + ";DB_CLOSE_DELAY=-1";
    if (kind.equals("postgresql")) {
      new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + name);
      address = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
    }
    Map<String, String> set =
        Map.of("mcs.store.jdbc-url", address, "mcs.store.username", "postgres");
    return new Binder(new MapConfigurationPropertySource(set))
        .bindOrCreate("mcs.store", FhirStoreSettings.class);
  }

  private static DatabaseSchema schema(HikariDataSource database) {
    return new DatabaseSchema(database, database.getJdbcUrl().startsWith("jdbc:h2:"));
  }

  private static void forgetNewestMigration(JdbcTemplate jdbc) {
    int forgotten =
        jdbc.update(
            "delete from \"FLY_HFJ_MIGRATION\" where \"installed_rank\" ="
                + " (select max(\"installed_rank\") from \"FLY_HFJ_MIGRATION\")");
    assertThat(forgotten).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void takesOverTablesThatHaveNoHistoryWithAllThatIsInThem(String kind) {
    try (HikariDataSource database = StorePool.open(settings(kind, "former"))) {
      JdbcTemplate jdbc = new JdbcTemplate(database);
      schema(database).bringUpToDate();
      List.of(
              "drop table \"FLY_HFJ_MIGRATION\"",
              "drop table \"mcs_store_history\"",
              // Came after the first version, and no earlier one has it.
              "drop table mcs_scheduled_task",
              "insert into mcs_store_mark (name, content) values ('knowledge', 'a hash')",
              "insert into HFJ_SPIDX_IDENTITY (SP_IDENTITY_ID, HASH_IDENTITY, RES_TYPE, SP_NAME)"
                  + " values (7, 8, 'Patient', 'active')")
          .forEach(jdbc::execute);
      schema(database).bringUpToDate();
      assertThatCode(() -> schema(database).demandCurrent()).doesNotThrowAnyException();
      assertThat(jdbc.queryForObject("select HASH_IDENTITY from HFJ_SPIDX_IDENTITY", Long.class))
          .isEqualTo(8);
      assertThat(new StoreMarks(jdbc).find("knowledge")).contains("a hash");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void leavesAnEmptyDatabaseEmptyWhenItShallOnlyLook(String kind) {
    try (HikariDataSource database = StorePool.open(settings(kind, "untouched"))) {
      assertThatThrownBy(() -> schema(database).demandCurrent())
          .isInstanceOf(SchemaRefused.class)
          .hasMessageContaining("--update-schema");
      assertThat(
              new JdbcTemplate(database)
                  .queryForList(
                      "select table_name from information_schema.tables"
                          + " where lower(table_schema) = 'public'"))
          .isEmpty();
    }
  }

  @Test
  void refusesTablesThatLackAMigrationUntilItHasRun() {
    try (HikariDataSource database = StorePool.open(settings("h2", "outdated"))) {
      JdbcTemplate jdbc = new JdbcTemplate(database);
      schema(database).bringUpToDate();
      assertThatCode(() -> schema(database).demandCurrent()).doesNotThrowAnyException();
      forgetNewestMigration(jdbc);
      assertThatThrownBy(() -> schema(database).demandCurrent()).isInstanceOf(SchemaRefused.class);
      schema(database).bringUpToDate();
      assertThatCode(() -> schema(database).demandCurrent()).doesNotThrowAnyException();
    }
  }

  @Test
  void doesNotWaitForALockThatADeadNodeHasLeft() {
    try (HikariDataSource database = StorePool.open(settings("h2", "locked"))) {
      schema(database).bringUpToDate();
      HapiMigrationStorageSvc history =
          new HapiMigrationStorageSvc(
              new HapiMigrationDao(database, DriverTypeEnum.H2_EMBEDDED, "FLY_HFJ_MIGRATION"));
      assertThat(history.insertLockRecord("gone")).isTrue();
      forgetNewestMigration(new JdbcTemplate(database));
      schema(database).bringUpToDate();
      assertThatCode(() -> schema(database).demandCurrent()).doesNotThrowAnyException();
      assertThat(history.deleteLockRecord("gone")).isFalse();
    }
  }

  @Test
  void refusesFirstTablesThatWereNotFinished() {
    try (HikariDataSource database = StorePool.open(settings("h2", "half"))) {
      schema(database).bringUpToDate();
      new JdbcTemplate(database)
          .update("update mcs_store_mark set content = 'first tables begun' where name = 'schema'");
      assertThatThrownBy(() -> schema(database).bringUpToDate())
          .isInstanceOf(SchemaRefused.class)
          .hasMessageContaining("empty the database");
    }
  }

  @Test
  void letsOneNodeAtATimePrepareTheDatabase() throws Exception {
    FhirStoreSettings shared = settings("postgresql", "turns");
    DatabaseTurn first = DatabaseTurn.take(shared, () -> false);
    CompletableFuture<DatabaseTurn> second =
        CompletableFuture.supplyAsync(() -> DatabaseTurn.take(shared, () -> false));
    TimeUnit.MILLISECONDS.sleep(700);
    assertThat(second).isNotDone();
    // One that is closed meanwhile does not wait for its turn.
    DatabaseTurn.take(shared, () -> true).end();
    first.end();
    second.get(10, TimeUnit.SECONDS).end();
  }
}
