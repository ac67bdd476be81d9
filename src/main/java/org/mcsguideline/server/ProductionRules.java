package org.mcsguideline.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;

/** What has to be set before patients may be treated by what this service says. */
final class ProductionRules {

  private static final Set<String> KNOWN_SECRETS =
      Set.of("sa", "mcs", "admin", "password", "changeme", "secret", "postgres", "test");

  private final Environment environment;
  private final List<String> missing = new ArrayList<>();

  private ProductionRules(Environment environment) {
    this.environment = environment;
  }

  /** What is missing, each as one sentence that says what to set; empty when nothing is. */
  static List<String> missing(Environment environment) {
    ProductionRules rules = new ProductionRules(environment);
    rules.database();
    rules.login();
    rules.launch();
    rules.transport();
    rules.demonstration();
    return List.copyOf(rules.missing);
  }

  /** Whether the service itself or a declared proxy in front of it speaks TLS. */
  static boolean isEncrypted(Environment environment) {
    boolean own =
        environment.getProperty("server.ssl.enabled", Boolean.class, true)
            && (environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.bundle"));
    return own || is("mcs.security.proxy", environment);
  }

  private void database() {
    demand(
        text("mcs.store.jdbc-url").startsWith("jdbc:postgresql:"),
        "mcs.store.jdbc-url must name a PostgreSQL database; H2 is for trials.");
    demand(
        text("mcs.security.tokens.jdbc-url").isEmpty()
            || text("mcs.security.tokens.jdbc-url").startsWith("jdbc:postgresql:"),
        "mcs.security.tokens.jdbc-url must name a PostgreSQL database that all instances share.");
    demand(
        isSecret(text("mcs.store.password"), text("mcs.store.username")),
        "mcs.store.password must be set, and be no password that everybody knows.");
    demand(
        text("mcs.security.tokens.jdbc-url").isEmpty()
            || isSecret(text("mcs.security.tokens.password"), text("mcs.security.tokens.username")),
        "mcs.security.tokens.password must be set, and be no password that everybody knows.");
  }

  private void login() {
    demand(is("mcs.security.enabled", environment), "mcs.security.enabled must be true.");
    demand(
        !text("mcs.security.clients[0].issuer").isEmpty(),
        "mcs.security.clients must list the CDS clients with issuer, audiences and keys.");
    demand(
        !text("mcs.security.fhir.issuer").isEmpty(),
        "mcs.security.fhir must name the issuer of access tokens for the FHIR API.");
    demand(
        !"0".equals(text("mcs.limits.requests-per-minute"))
            && !"0".equals(text("mcs.limits.failed-logins-per-minute")),
        "mcs.limits must limit requests and failed logins.");
  }

  private void launch() {
    demand(
        text("mcs.launch.ehrs[0].iss").isEmpty() || !text("mcs.launch.key").isEmpty(),
        "mcs.launch.key must be set when mcs.launch.ehrs is: 32 random bytes in Base64, the same on"
            + " all nodes.");
    for (int index = 0; environment.containsProperty(ehr(index)); index++) {
      demand(text(ehr(index)).startsWith("https://"), "mcs.launch.ehrs must list https addresses.");
    }
  }

  private static String ehr(int index) {
    return "mcs.launch.ehrs[" + index + "].iss";
  }

  private void transport() {
    demand(
        isEncrypted(environment),
        "server.ssl must name a certificate, or mcs.security.proxy=true a proxy that ends TLS.");
    List<String> origins = new ArrayList<>();
    for (int index = 0; environment.containsProperty(origin(index)); index++) {
      origins.add(text(origin(index)));
    }
    origins.addAll(List.of(text("mcs.security.allowed-origins").split(",", -1)));
    demand(
        origins.stream().allMatch(origin -> origin.isBlank() || origin.startsWith("https://")),
        "mcs.security.allowed-origins must list https origins one by one.");
  }

  private void demonstration() {
    demand(
        !is("mcs.hooks.accept-decision-time", environment),
        "mcs.hooks.accept-decision-time must be false: the present is the server's.");
    demand(
        "false".equals(text("mcs.store.demo-patients")),
        "mcs.store.demo-patients must be false: synthetic patients are for trials.");
  }

  private void demand(boolean met, String otherwise) {
    if (!met) {
      missing.add(otherwise);
    }
  }

  private String text(String name) {
    return environment.getProperty(name, "").strip();
  }

  private static String origin(int index) {
    return "mcs.security.allowed-origins[" + index + "]";
  }

  private static boolean is(String name, Environment environment) {
    return environment.getProperty(name, Boolean.class, false);
  }

  private static boolean isSecret(String password, String username) {
    String lower = password.toLowerCase(Locale.ROOT);
    return !password.isEmpty()
        && !KNOWN_SECRETS.contains(lower)
        && !lower.equals(username.toLowerCase(Locale.ROOT));
  }
}
