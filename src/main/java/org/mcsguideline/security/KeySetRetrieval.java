package org.mcsguideline.security;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks for keys where the settings say, and nowhere else: a redirect is an error. */
final class KeySetRetrieval implements ResourceRetriever {

  private static final Duration CONNECT = Duration.ofMillis(500);
  private static final Duration ANSWER = Duration.ofMillis(1500);
  private static final int LONGEST = 200_000;
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Resource retrieveResource(URL address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.toString()))
            .timeout(ANSWER)
            .header("Accept", "application/json")
            .build();
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (answer.statusCode() != OK || bytes.length > LONGEST) {
          throw new IOException("No set of keys came, but status " + answer.statusCode() + ".");
        }
        return new Resource(new String(bytes, StandardCharsets.UTF_8), "application/json");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking for keys.", stopped);
    }
  }
}
