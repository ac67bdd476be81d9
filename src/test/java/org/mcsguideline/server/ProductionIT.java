package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The shipped application with the profile that is for patients. */
class ProductionIT {

  private static void start(String... arguments) {
    new SpringApplicationBuilder(McsGuidelineApplication.class)
        .profiles("production")
        .run(arguments)
        .close();
  }

  @Test
  @Tag("T-H2")
  @Tag("T-CRED")
  void refusesToStartWithTheDefaultsOfATrial() {
    assertThatThrownBy(() -> start("--server.port=0"))
        .hasMessageContainingAll("PostgreSQL", "password", "clients", "fhir", "server.ssl");
  }

  @Test
  void refusesTheDraftEvenWhenEverythingElseIsSet() {
    assertThatThrownBy(
            () ->
                start(
                    "--server.port=0",
                    "--mcs.release.sign-off=some document",
                    "--mcs.store.jdbc-url=jdbc:postgresql://127.0.0.1:1/none",
                    "--mcs.store.password=8kU-2fjq-0Lx",
                    "--mcs.security.proxy=true",
                    "--mcs.security.clients[0].issuer=https://ehr.example",
                    "--mcs.security.clients[0].audiences=https://cds.example/cds-services",
                    "--mcs.security.clients[0].jwks=https://ehr.example/jwks",
                    "--mcs.security.fhir.issuer=https://login.example",
                    "--mcs.security.fhir.audience=https://cds.example/fhir",
                    "--mcs.security.fhir.jwks=https://login.example/jwks"))
        .rootCause()
        .hasMessageContaining("not released");
  }
}
