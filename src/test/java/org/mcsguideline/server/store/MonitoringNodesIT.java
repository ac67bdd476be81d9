package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.server.tables.EmptyPostgres;

/** Tasks of care plans where two nodes share one PostgreSQL, over the end and start of nodes. */
class MonitoringNodesIT {

  private static final String PLAN =
      "http://fhir.org/guides/mcs-after-rosc/PlanDefinition/mcs-monitoring-schedule";
  private static final Duration LONGEST = Duration.ofMinutes(3);

  @TempDir private static Path folder;

  @Test
  void eachTaskIsThereOnceAndNoneIsLost() throws IOException {
    try (EmbeddedPostgres postgres = EmptyPostgres.start()) {
      String[] settings = {
        "--mcs.store.jdbc-url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
        "--mcs.store.username=postgres",
        "--mcs.store.demo-patients=false",
        "--mcs.decisions.patient-content=true",
        "--mcs.monitoring.every=1s"
      };
      Map<String, String> before;
      try (TrialServer one = TrialServer.start(folder, settings).awaitStore()) {
        placeDevice(one);
        try (TrialServer two = TrialServer.start(folder, settings).awaitStore()) {
          before = awaitTasks(two);
          assertThat(versions(one)).isEqualTo(before);
        }
        assertThat(awaitTasks(one)).isEqualTo(before);
      }
      try (TrialServer again = TrialServer.start(folder, settings).awaitStore()) {
        check(again);
        await()
            .atMost(LONGEST)
            .untilAsserted(
                () ->
                    assertThat(tasks(again))
                        .filteredOn(task -> task.getStatus() == Task.TaskStatus.COMPLETED)
                        .isNotEmpty());
        assertThat(versions(again)).containsOnlyKeys(before.keySet());
      }
    }
  }

  /** Twice the same, runs apart. */
  private static Map<String, String> awaitTasks(TrialServer server) {
    await().atMost(LONGEST).until(() -> versions(server), found -> found.size() > 5);
    Map<String, String> first = versions(server);
    await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
    assertThat(versions(server)).isEqualTo(first);
    assertThat(first.values()).containsOnly("1");
    return first;
  }

  private static List<Task> tasks(TrialServer server) {
    return server.get("/fhir/Task?patient=watched&_count=500").as(Bundle.class).getEntry().stream()
        .map(entry -> (Task) entry.getResource())
        .toList();
  }

  private static Map<String, String> versions(TrialServer server) {
    return tasks(server).stream()
        .collect(Collectors.toMap(Task::getIdPart, task -> task.getMeta().getVersionId()));
  }

  private static void placeDevice(TrialServer server) {
    Patient patient = new Patient();
    patient.setId("Patient/watched");
    server.send("PUT", "/fhir/Patient/watched", patient);
    Procedure pump = new Procedure().setStatus(ProcedureStatus.COMPLETED);
    pump.setId("Procedure/pump");
    pump.getCode().addCoding(new Coding("http://snomed.info/sct", "16965008", null));
    pump.setSubject(new Reference("Patient/watched"));
    // Nothing becomes overdue during the test.
    pump.setPerformed(new DateTimeType(Date.from(Instant.now())));
    server.send("PUT", "/fhir/Procedure/pump", pump);
    CarePlan plan = new CarePlan().setStatus(CarePlanStatus.ACTIVE).setIntent(CarePlanIntent.PLAN);
    plan.setId("CarePlan/watching");
    plan.addInstantiatesCanonical(PLAN);
    plan.setSubject(new Reference("Patient/watched"));
    assertThat(server.send("PUT", "/fhir/CarePlan/watching", plan).status()).isEqualTo(201);
  }

  private static void check(TrialServer server) {
    Observation check = new Observation().setStatus(Observation.ObservationStatus.FINAL);
    check.setId("Observation/check");
    check.getCode().addCoding(new Coding("http://snomed.info/sct", "713134004", null));
    check.setSubject(new Reference("Patient/watched"));
    check.setEffective(new DateTimeType(Date.from(Instant.now())));
    assertThat(server.send("PUT", "/fhir/Observation/check", check).status()).isEqualTo(201);
  }
}
