package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FhirStoreRestartIT {

  @TempDir private Path database;

  @Test
  void findsEverythingAsItWasAfterRestart() {
    String knowledgeChanged;
    try (TrialServer first = TrialServer.start(database).awaitStore()) {
      knowledgeChanged = lastUpdated(first);
    }
    try (TrialServer second = TrialServer.start(database).awaitStore()) {
      assertThat(lastUpdated(second)).isEqualTo(knowledgeChanged);
      assertThat(total(second, "PlanDefinition/tiny-plan/_history")).isEqualTo(1);
      assertThat(total(second, "Observation?_summary=count")).isEqualTo(2);
      assertThat(total(second, "Observation/tiny-lactate-1/_history")).isEqualTo(1);
      assertThat(second.get("/fhir/Observation/tiny-lactate-1").as(Observation.class).getMeta())
          .extracting(meta -> meta.getVersionId())
          .isEqualTo("2");
    }
  }

  @Test
  void givesUpAStartWhenTheApplicationCloses() {
    TrialServer.start(database).close();
    try (TrialServer next = TrialServer.start(database).awaitStore()) {
      assertThat(total(next, "Observation?_summary=count")).isEqualTo(2);
    }
  }

  private static String lastUpdated(TrialServer server) {
    PlanDefinition plan = server.get("/fhir/PlanDefinition/tiny-plan").as(PlanDefinition.class);
    assertThat(plan.getMeta().getVersionId()).isEqualTo("1");
    return plan.getMeta().getLastUpdatedElement().getValueAsString();
  }

  private static int total(TrialServer server, String search) {
    return server.get("/fhir/" + search).as(Bundle.class).getTotal();
  }
}
