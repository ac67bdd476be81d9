package org.mcsguideline.server.explanation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.card.ExplanationAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** The page that explains a decision, as browsers call it. */
final class PageAddress implements ExplanationAddress {

  private static final Logger LOG = LoggerFactory.getLogger(PageAddress.class);

  private final Environment environment;
  private final String configured;
  private final boolean known;

  /**
   * An address.
   *
   * @param configured empty to take the port that the service listens on, if nobody else can call
   */
  PageAddress(Environment environment, String configured) {
    this.environment = environment;
    this.configured = configured;
    this.known = !configured.isEmpty() || isLoopback(environment);
    if (!known) {
      LOG.warn("Cards have no link to their explanation: mcs.web.address is not set.");
    }
  }

  /** Null when no browser would find it. The Host header of a call is never believed. */
  @Override
  public @Nullable String of(UUID decision) {
    return known ? base() + "/explanation.html?decision=" + decision : null;
  }

  private String base() {
    if (!configured.isEmpty()) {
      return configured;
    }
    boolean encrypted = environment.containsProperty("server.ssl.bundle");
    return (encrypted ? "https" : "http")
        + "://localhost:"
        + environment.getProperty("local.server.port", "8080");
  }

  private static boolean isLoopback(Environment environment) {
    try {
      return InetAddress.getByName(environment.getProperty("server.address", "0.0.0.0"))
          .isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
