package org.mcsguideline.server.pages;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The service as browsers call it. The Host header of a call is never believed. */
public final class OwnAddress {

  private final Environment environment;
  private final String configured;
  private final boolean known;

  /**
   * An address.
   *
   * @param configured empty to take the port that the service listens on, if nobody else can call
   */
  OwnAddress(Environment environment, String configured) {
    this.environment = environment;
    this.configured = configured;
    this.known = !configured.isEmpty() || isLoopback(environment);
  }

  /** Without a slash at its end; null when no browser would find it. */
  public @Nullable String base() {
    if (!known) {
      return null;
    }
    return configured.isEmpty()
        ? (isEncrypted() ? "https" : "http")
            + "://localhost:"
            + environment.getProperty("local.server.port", "8080")
        : configured;
  }

  /** Whether browsers call it by TLS, ended here or by a proxy. */
  public boolean isEncrypted() {
    return configured.isEmpty()
        ? environment.containsProperty("server.ssl.bundle")
        : configured.startsWith("https:");
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
