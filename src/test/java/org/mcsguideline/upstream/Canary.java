package org.mcsguideline.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.request.FhirBase;

/** A server that notes who asks it what, and with which token, and answers as it is told. */
public final class Canary implements AutoCloseable {

  /** Answers one exchange. */
  public interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  /**
   * One question that reached the server.
   *
   * @param address path and query
   * @param authorization header of that name
   */
  public record Visit(String address, @Nullable String authorization) {}

  private final List<Visit> visits = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /** Starts on a free port of the loopback address. */
  public Canary(Answering answering) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          visits.add(
              new Visit(
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("Authorization")));
          try (exchange) {
            answering.answer(exchange);
          }
        });
    server.start();
  }

  /** One that gives everybody the same. */
  static Canary answering(String json) {
    return new Canary(exchange -> json(exchange, 200, json));
  }

  /** Sends a body of JSON. */
  public static void json(HttpExchange exchange, int status, String singleQuoted)
      throws IOException {
    byte[] body = singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Every question so far. */
  public List<Visit> visits() {
    return List.copyOf(visits);
  }

  /** The FHIR base of the server as a caller names it. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
  }

  /** The same, in parts. */
  public FhirBase base() {
    return FhirBase.parse(address()).orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
