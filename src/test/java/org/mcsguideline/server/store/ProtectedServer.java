package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.security.Signing;
import org.mcsguideline.server.store.TrialServer.Answer;

/** A server with login behind a proxy on this machine, started once for all tests, and callers. */
final class ProtectedServer {

  static final String ISSUER = "https://login.example";
  static final String AUDIENCE = "https://cds.example/fhir";
  static final String ORIGIN = "https://app.example";
  static final ECKey KEY = Signing.ellipticKey("a1");
  static final String OWN = "tiny-high";

  private static final class Only {
    static final TrialServer SERVER = start();
  }

  private ProtectedServer() {}

  private static TrialServer start() {
    Path folder = folder();
    TrialServer server =
        TrialServer.start(
            folder,
            "--mcs.security.enabled=true",
            "--mcs.security.proxy=true",
            "--mcs.security.allowed-origins=" + ORIGIN,
            "--mcs.limits.requests-per-minute=0",
            "--mcs.limits.failed-logins-per-minute=0",
            "--mcs.security.fhir.issuer=" + ISSUER,
            "--mcs.security.fhir.audience=" + AUDIENCE,
            "--mcs.security.fhir.authorization-endpoint=" + ISSUER + "/authorize",
            "--mcs.security.fhir.token-endpoint=" + ISSUER + "/token",
            "--mcs.security.fhir.jwks=" + Signing.publishedIn(folder.resolve("keys.json"), KEY));
    server.awaitStore();
    TrialServer writer = server.as(token("user/*.cruds", null));
    Patient other = new Patient();
    other.addName().setFamily("Elsewhere");
    other.setId("Patient/other");
    Observation theirs = new Observation().setSubject(new Reference("Patient/other"));
    theirs.setId("Observation/theirs");
    Answer made = writer.send("PUT", "/fhir/Patient/other", other);
    assertThat(made.status()).as(made.http().body()).isEqualTo(201);
    assertThat(writer.send("PUT", "/fhir/Observation/theirs", theirs).status()).isEqualTo(201);
    return server;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("protected-store");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static JWTClaimsSet.Builder claims(String scope, @Nullable String patient) {
    return Signing.claims(ISSUER, AUDIENCE, Instant.now())
        .claim("scope", scope)
        .claim("patient", patient);
  }

  static String token(String scope, @Nullable String patient) {
    return Signing.signed(KEY, claims(scope, patient));
  }

  static TrialServer nobody() {
    return Only.SERVER;
  }

  static TrialServer reader() {
    return nobody().as(token("user/*.rs", null));
  }

  /** The app of one patient. */
  static TrialServer patient() {
    return nobody().as(token("launch/patient patient/*.rs", OWN));
  }

  static TrialServer writer() {
    return nobody().as(token("user/*.cruds", null));
  }

  static TrialServer auditor() {
    return nobody().as(token("user/AuditEvent.rs", null));
  }
}
