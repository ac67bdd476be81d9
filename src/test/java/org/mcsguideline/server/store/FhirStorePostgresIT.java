package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.server.tables.EmptyPostgres;

/** The store on the database that production has. */
@Tag("T-H2")
class FhirStorePostgresIT {

  @TempDir private static Path folder;

  @Test
  void keepsWhatItHasFromOneStartToTheNext() throws IOException {
    try (EmbeddedPostgres postgres = EmptyPostgres.start()) {
      String[] settings = {
        "--mcs.store.jdbc-url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
        "--mcs.store.username=postgres"
      };
      try (TrialServer server = TrialServer.start(folder, settings).awaitStore()) {
        Observation kept = new Observation().setSubject(new Reference("Patient/tiny-high"));
        kept.setId("Observation/kept");
        assertThat(server.send("PUT", "/fhir/Observation/kept", kept).status()).isEqualTo(201);
        server
            .get("/fhir/PlanDefinition/tiny-plan/$apply?subject=Patient/tiny-high")
            .as(CarePlan.class);
      }
      try (TrialServer server = TrialServer.start(folder, settings).awaitStore()) {
        assertThat(server.get("/fhir/Observation/kept").status()).isEqualTo(200);
        assertThat(server.get("/fhir/Library/TinyLogic").status()).isEqualTo(200);
      }
    }
  }
}
