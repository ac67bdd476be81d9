package org.mcsguideline.faults.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.mcsguideline.faults.load.RealCalls.RealCall;

/** Clinical systems that keep their connections. */
final class Caller {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  static {
    // Seconds after which an unused connection is given up: before the service does, so that no
    // call meets one that is just being closed.
    System.setProperty("jdk.httpclient.keepalive.timeout", "20");
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final int port;

  Caller(int port) {
    this.port = port;
  }

  HttpResponse<String> ask(RealCall call) throws IOException, InterruptedException {
    return client.send(request(call), BodyHandlers.ofString());
  }

  /**
   * Calls without waiting for the answer.
   *
   * @param began when the load began, by {@link System#nanoTime()}
   */
  CompletableFuture<Call> send(RealCall call, long began) {
    long sent = System.nanoTime();
    return client
        .sendAsync(request(call), BodyHandlers.discarding())
        .handle(
            (answer, none) -> {
              Duration took = Duration.ofNanos(System.nanoTime() - sent);
              Duration at = Duration.ofNanos(sent - began);
              if (answer == null) {
                System.out.println("No answer: " + none);
                return new Call(at, 0, false, took);
              }
              boolean retryAfter = answer.headers().firstValue("Retry-After").isPresent();
              return new Call(at, answer.statusCode(), retryAfter, took);
            });
  }

  private HttpRequest request(RealCall call) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + call.path()))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(call.body()))
        .build();
  }
}
