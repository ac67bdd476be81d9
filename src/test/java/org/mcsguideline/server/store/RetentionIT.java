package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service keeps is removed for good when its time is over, and nothing else is. */
@Tag("T-AUDIT")
class RetentionIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void feedbackAndAuditAreRemovedWithAllTheirVersions(@TempDir Path database) {
    try (TrialServer server =
        TrialServer.start(
            database, "--mcs.decisions.retention=20s", "--mcs.decisions.sweep-every=2s")) {
      server.awaitStore();
      String feedback =
          "{\"feedback\":[{\"card\":\"c\",\"outcome\":\"overridden\","
              + "\"outcomeTimestamp\":\"2024-03-01T10:00:00Z\"}]}";
      TrialServer.Answer kept =
          server.send(
              "POST", "/cds-services/mcs-order-review/feedback", feedback, "application/json");
      assertThat(kept.status()).isEqualTo(200);
      String communication = first(server, "Communication?_count=1");
      await()
          .atMost(PATIENCE)
          .until(() -> server.get("/fhir/AuditEvent?_count=1").as(Bundle.class).hasEntry());
      String audit = first(server, "AuditEvent?_sort=_lastUpdated&_count=1");

      await().atMost(PATIENCE).until(() -> server.get("/fhir/" + communication).status() == 404);
      await().atMost(PATIENCE).until(() -> server.get("/fhir/" + audit).status() == 404);
      assertThat(server.get("/fhir/" + communication + "/_history").status()).isEqualTo(404);
      assertThat(server.get("/fhir/Patient/tiny-high").status()).isEqualTo(200);
    }
  }

  private static String first(TrialServer server, String query) {
    return server
        .get("/fhir/" + query)
        .as(Bundle.class)
        .getEntryFirstRep()
        .getResource()
        .getIdElement()
        .toUnqualifiedVersionless()
        .getValue();
  }
}
