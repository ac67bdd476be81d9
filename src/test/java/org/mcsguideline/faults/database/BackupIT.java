package org.mcsguideline.faults.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** A database that is backed up, restored, and met by a version that finds older tables. */
class BackupIT {

  private static final Path FOLDER = Path.of("target", "faults", "backup").toAbsolutePath();
  private static final Path REHEARSAL = Path.of("src", "delivery", "restore-rehearsal.sh");
  private static final int WRITTEN = 70;
  private static final int COPIES = 500;
  private static final Duration MIGRATION = Duration.ofMinutes(2);

  /** What versions of this service had not yet that let Hibernate make the tables. */
  private static final List<String> YOUNGER =
      List.of(
          "drop table \"FLY_HFJ_MIGRATION\"",
          "drop table mcs_store_history",
          "drop table mcs_scheduled_task",
          "delete from mcs_store_mark where name = 'schema'");

  /** Every version of every resource that patients and clients brought. */
  private static final String CONTENT =
      """
      select r.res_type || ' ' || count(*) || ' ' || md5(string_agg(
               concat_ws(' ', r.fhir_id, v.res_ver, v.res_deleted_at, v.res_encoding, v.res_text_vc),
               ',' order by r.fhir_id, v.res_ver))
      from hfj_resource r join hfj_res_ver v on v.res_id = r.res_id
      where r.res_type in ('Patient', 'Observation', 'Condition')
      group by r.res_type order by r.res_type""";

  @Test
  @EnabledIfSystemProperty(named = Form.PROPERTY, matches = Form.WHOLE)
  @Promise(
      id = "R18",
      value =
          "A restored backup holds everything, and a start on older tables brings them up to date"
              + " within two minutes and changes no resource")
  void isRestoredAndTakenOver(Findings findings) throws Exception {
    for (String tool : List.of("psql", "pg_dump", "pg_restore")) {
      assumeTrue(isInstalled(tool), "Not run: there is no " + tool + " on this machine.");
    }
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER);
    try (Postgres postgres = Postgres.start(FOLDER)) {
      write(postgres);
      JdbcTemplate old = postgres.sql();
      ManyResources.copy(old, COPIES);
      List<String> content = old.queryForList(CONTENT, String.class);
      Integer resources = old.queryForObject("select count(*) from hfj_resource", Integer.class);
      assertThat(resources).isGreaterThan(100_000);
      old.execute("create database restored");
      Duration rehearsal = rehearse(postgres);
      JdbcTemplate restored = postgres.sql("restored");
      assertThat(restored.queryForList(CONTENT, String.class)).isEqualTo(content);
      YOUNGER.forEach(restored::execute);
      Duration start = start(postgres);
      assertThat(restored.queryForList(CONTENT, String.class)).isEqualTo(content).hasSize(3);
      findings.load("%d resources, some in two versions, some deleted", resources);
      findings.fault("backup restored; tables without the history of their migrations");
      findings.figure(
          "backup, restore and comparison of all rows %d s; start with migration %d s; history of"
              + " every resource as before",
          rehearsal.toSeconds(), start.toSeconds());
      assertThat(start).isLessThanOrEqualTo(MIGRATION);
    }
  }

  private static boolean isInstalled(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
  }

  private static Node node(Postgres postgres, String database) {
    List<String> settings = new ArrayList<>(postgres.settings(database));
    settings.add("--mcs.store.demo-patients=false");
    // What is here came from clients alone, and the start is that of the tables.
    settings.add("--mcs.store.install-knowledge=false");
    return new Node(database, FOLDER, NodeSetup.usual(settings));
  }

  /** Transactions; then of each patient another version, and of each second one no observation. */
  private static void write(Postgres postgres) throws InterruptedException {
    try (Node node = node(postgres, "postgres")) {
      node.start();
      node.awaitReady();
      Writes writes = new Writes();
      for (int written = 0; written < WRITTEN; written++) {
        assertThat(writes.transaction(node.port()).status()).isEqualTo(200);
      }
      for (String patient : ids(node, "Patient")) {
        String body = "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"active\":true}";
        Answer changed =
            Answer.to(
                "PUT", node.port(), "/fhir/Patient/" + patient, null, body.formatted(patient));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
      }
      for (String observation : ids(node, "Observation").subList(0, WRITTEN / 2)) {
        Answer deleted =
            Answer.to("DELETE", node.port(), "/fhir/Observation/" + observation, null, null);
        assertThat(deleted.status()).as(deleted.body()).isIn(200, 204);
      }
      node.terminate();
      node.awaitEnd();
    }
  }

  private static List<String> ids(Node node, String type) {
    List<String> ids = new ArrayList<>();
    for (JsonNode entry :
        Answer.get(node.port(), "/fhir/" + type + "?_count=500", null).json().path("entry")) {
      ids.add(entry.at("/resource/id").asText());
    }
    assertThat(ids).hasSize(WRITTEN);
    return ids;
  }

  /** With the command that operators have. */
  private static Duration rehearse(Postgres postgres) throws IOException, InterruptedException {
    Path said = FOLDER.resolve("rehearsal.log");
    ProcessBuilder rehearsal =
        new ProcessBuilder(
                "bash",
                REHEARSAL.toString(),
                "postgres",
                "restored",
                FOLDER.resolve("backup.dump").toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    rehearsal
        .environment()
        .putAll(
            Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", Integer.toString(postgres.port()),
                "PGUSER", "postgres"));
    long begun = System.nanoTime();
    int end = rehearsal.start().waitFor();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(end).as(Files.readString(said)).isZero();
    assertThat(Files.readString(said)).contains("nothing differs");
    return took;
  }

  /** Until the FHIR API answers; what was copied can be read and found there. */
  private static Duration start(Postgres postgres) {
    try (Node node = node(postgres, "restored")) {
      long begun = System.nanoTime();
      node.start();
      node.awaitReady();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      Answer found = Answer.get(node.port(), "/fhir/Patient?_count=1", null);
      String id = found.json().at("/entry/0/resource/id").asText();
      Answer history = Answer.get(node.port(), "/fhir/Patient/" + id + "/_history", null);
      assertThat(history.json().path("entry")).as(history.body()).hasSize(2);
      assertThat(node.log()).contains("Tables of the FHIR storage:");
      return took;
    }
  }
}
