package org.mcsguideline.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Calls a server as a reader of the pages would.
 *
 * @param client for all calls
 * @param address of the server that stands in for the one of the pages
 */
record Caller(HttpClient client, String address) {

  private static final Path FILES = Path.of("src/examples");

  /** The body of the answer, whatever its status, with the address of the pages in it. */
  String answer(CurlCommand command) {
    URI url = URI.create(command.url().replace(CurlCommand.SERVICE, address));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).method(command.method(), body(command.body()));
    for (String header : command.headers()) {
      String[] parts = header.split(":\\s*", 2);
      request.header(parts[0], parts[1]);
    }
    try {
      return client
          .send(request.build(), BodyHandlers.ofString())
          .body()
          .replace(address, CurlCommand.SERVICE);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Curl sends a file without its line ends. */
  private static BodyPublisher body(@Nullable String body) {
    if (body == null) {
      return BodyPublishers.noBody();
    }
    if (!body.startsWith("@")) {
      return BodyPublishers.ofString(body);
    }
    Path file = Path.of(body.substring(1)).normalize();
    if (!file.startsWith(FILES)) {
      throw new IllegalArgumentException(file + " is not in " + FILES);
    }
    try {
      return BodyPublishers.ofString(Files.readString(file).replaceAll("[\\r\\n]", ""));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
