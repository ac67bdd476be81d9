package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.server.tables.EmptyPostgres;
import org.mcsguideline.tiny.TinyGuideline;

/** Knowledge that one node changes, and what another on the same database answers with. */
class KnowledgeNodesIT {

  private static final Duration SOON = Duration.ofMinutes(1);

  @TempDir private static Path folder;

  @Test
  void aLibraryChangedAtOneNodeIsUsedAtTheOther() throws IOException {
    TinyGuideline.copyTo(folder);
    try (EmbeddedPostgres postgres = EmptyPostgres.start();
        TrialServer writer = node(postgres);
        TrialServer reader = node(postgres)) {
      assertThat(writer.send("PUT", "/fhir/Library/Sum", library(42)).status()).isEqualTo(201);
      assertThat(answer(reader)).isEqualTo(42);

      assertThat(writer.send("PUT", "/fhir/Library/Sum", library(43)).status()).isEqualTo(200);

      assertThat(answer(writer)).isEqualTo(43);
      await().atMost(SOON).until(() -> answer(reader) == 43);
    }
  }

  private static TrialServer node(EmbeddedPostgres postgres) {
    String built = TinyGuideline.file().toUri().toString();
    return TrialServer.start(
            folder,
            "--spring.profiles.active=authoring",
            "--mcs.knowledge.location=" + built,
            "--mcs.store.knowledge-bundle=" + built,
            "--mcs.store.jdbc-url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
            "--mcs.store.username=postgres",
            "--mcs.store.demo-patients=false",
            "--mcs.authoring.cql=" + folder.resolve("cql"),
            "--mcs.authoring.resources=" + folder.resolve("fhir-resources"),
            "--mcs.authoring.terminology=" + folder.resolve("terminology"),
            "--mcs.authoring.evidence=" + folder.resolve("evidence"))
        .awaitStore();
  }

  private static Library library(int answer) {
    String logic = "library Sum version '1' define Answer: " + answer;
    Library library = new Library();
    library.setId("Library/Sum");
    library.setUrl("http://example.org/guides/sum/Library/Sum").setName("Sum").setVersion("1");
    library.setStatus(PublicationStatus.DRAFT);
    library.getType().addCoding().setCode("logic-library");
    return library.addContent(
        new Attachment()
            .setContentType("text/cql")
            .setData(logic.getBytes(StandardCharsets.UTF_8)));
  }

  private static int answer(TrialServer node) {
    return ((IntegerType)
            node.get("/fhir/Library/Sum/$evaluate?expression=Answer")
                .as(Parameters.class)
                .getParameter("Answer")
                .getValue())
        .getValue();
  }
}
