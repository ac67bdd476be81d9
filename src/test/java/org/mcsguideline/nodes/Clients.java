package org.mcsguideline.nodes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.mcsguideline.security.Signing;

/** An EHR that calls the services, and a program that uses the FHIR API. */
public final class Clients {

  public static final String ORDER = "/cds-services/mcs-order-review";
  public static final String MONITORING = "/cds-services/mcs-monitoring";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EHR = "https://ehr.example";
  private static final String SERVICES = "https://cds.example/cds-services";
  private static final String LOGIN = "https://login.example";
  private static final String API = "https://cds.example/fhir";

  private final ECKey key = Signing.ellipticKey("k1");
  private final ObjectNode order = example("order-sign");
  private final ObjectNode monitoring = example("monitoring");

  /** What a node has to know to let them in. */
  public List<String> settings(Path folder) {
    String keys = Signing.publishedIn(folder.resolve("keys.json"), key);
    return List.of(
        "--mcs.security.enabled=true",
        "--mcs.security.proxy=true",
        "--mcs.security.clients[0].issuer=" + EHR,
        "--mcs.security.clients[0].audiences=" + SERVICES,
        "--mcs.security.clients[0].jwks=" + keys,
        "--mcs.security.fhir.issuer=" + LOGIN,
        "--mcs.security.fhir.audience=" + API,
        "--mcs.security.fhir.jwks=" + keys,
        "--mcs.limits.requests-per-minute=0");
  }

  /** Good for one call of a service. */
  public String ticket() {
    return ticket(Instant.now());
  }

  /** The same from an EHR whose clock shows this. */
  public String ticket(Instant now) {
    return Signing.signed(key, Signing.claims(EHR, SERVICES, now));
  }

  /** Good for the FHIR API, more than once. */
  public String access() {
    return Signing.signed(
        key, Signing.claims(LOGIN, API, Instant.now()).claim("scope", "user/*.cruds"));
  }

  public Answer order(int port, String ticket) {
    return Answer.to("POST", port, ORDER, ticket, onAnOccasion(order).toString());
  }

  public Answer monitoring(int port) {
    return Answer.to("POST", port, MONITORING, ticket(), onAnOccasion(monitoring).toString());
  }

  /** The user sets the card aside at the time of the example's decision. */
  public Answer setAside(int port, String card) {
    String body =
        """
        {"feedback":[{"card":"%s","outcome":"overridden","outcomeTimestamp":"%s"}]}"""
            .formatted(
                card, monitoring.path("extension").path("org.mcsguideline.decision-time").asText());
    return Answer.to("POST", port, MONITORING + "/feedback", ticket(), body);
  }

  private static ObjectNode onAnOccasion(ObjectNode request) {
    return request.deepCopy().put("hookInstance", UUID.randomUUID().toString());
  }

  private static ObjectNode example(String name) {
    try {
      return (ObjectNode) JSON.readTree(Files.readString(Path.of("src/examples", name + ".json")));
    } catch (JsonProcessingException wrong) {
      throw new IllegalStateException(wrong);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
