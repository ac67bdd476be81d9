package org.mcsguideline.server.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** Asks the service of its own container whether it is ready; images have no other client. */
public final class ReadinessCheck {

  private static final int MILLIS = 5_000;
  private static final int READY = 0;
  private static final int NOT_READY = 1;

  private ReadinessCheck() {}

  /** Ends with 0 when the service is ready and with 1 when it is not, or does not answer. */
  public static void main(String[] arguments) {
    System.exit(isReady(System.getenv()) ? READY : NOT_READY);
  }

  private static boolean isReady(Map<String, String> environment) {
    String port =
        environment.getOrDefault(
            "MANAGEMENT_SERVER_PORT", environment.getOrDefault("SERVER_PORT", "8080"));
    URI address = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException unreachable) {
      return false;
    }
  }
}
