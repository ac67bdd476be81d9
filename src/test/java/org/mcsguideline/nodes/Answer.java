package org.mcsguideline.nodes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What came back over a connection of its own, so that nothing but the service and the balancer can
 * lose a call.
 *
 * @param status of HTTP; 0 when there was no answer
 */
public record Answer(int status, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_MILLIS = 60_000;

  public static Answer get(int port, String path, @Nullable String token) {
    return to("GET", port, path, token, null);
  }

  public static Answer to(
      String method, int port, String path, @Nullable String token, @Nullable String body) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
      connection.setRequestMethod(method);
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      connection.setRequestProperty("Connection", "close");
      if (token != null) {
        connection.setRequestProperty("Authorization", "Bearer " + token);
      }
      if (body != null) {
        String kind = path.startsWith("/fhir") ? "application/fhir+json" : "application/json";
        connection.setRequestProperty("Content-Type", kind);
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      }
      return new Answer(connection.getResponseCode(), text(connection));
    } catch (IOException none) {
      return new Answer(0, none.toString());
    }
  }

  private static String text(HttpURLConnection connection) throws IOException {
    try (InputStream body =
        connection.getResponseCode() < 400
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
