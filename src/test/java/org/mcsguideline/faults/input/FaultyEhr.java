package org.mcsguideline.faults.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.mcsguideline.upstream.Canary;

/** A caller's FHIR server with one patient, which answers in the way it is told to. */
final class FaultyEhr implements AutoCloseable {

  private static final int HUGE = 200_000_000;
  private static final String EMPTY = "{'resourceType':'Bundle','type':'searchset'}";

  /** Half of the answers are late in the same turns every time. */
  private final Random turns = new Random(1);

  private final Map<String, JsonNode> record;
  private final Canary server = new Canary(this::answer);
  private final AtomicLong pages = new AtomicLong();
  private volatile Manner manner = Manner.WELL;

  /**
   * How it answers.
   *
   * @see #now(Manner)
   */
  enum Manner {
    WELL("well"),
    NEVER("never answers"),
    LATE("answers after 10 s"),
    ERROR("answers 500"),
    CUT("sends half of its JSON"),
    ENDLESS("has a next link on every page"),
    HUGE("sends 200 MB"),
    HALF_LATE("answers every other question after 10 s"),
    /** Reads get an answer, so that only what may be unknown is missing. */
    SEARCHES_NEVER("answers reads and no searches");

    final String words;

    Manner(String words) {
      this.words = words;
    }
  }

  /**
   * A server.
   *
   * @param record by the type of the resource that is read or searched for, categories after a dash
   */
  FaultyEhr(Map<String, JsonNode> record) {
    this.record = Map.copyOf(record);
  }

  String address() {
    return server.address();
  }

  void now(Manner other) {
    manner = other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    switch (manner) {
      case WELL -> send(exchange, json(exchange));
      case NEVER -> pause(600);
      case LATE -> late(exchange);
      case ERROR -> Canary.json(exchange, 500, "{}");
      case CUT -> send(exchange, json(exchange).substring(0, json(exchange).length() / 2));
      case ENDLESS -> endless(exchange);
      case HUGE -> huge(exchange);
      case HALF_LATE -> {
        if (isLate()) {
          late(exchange);
        } else {
          send(exchange, json(exchange));
        }
      }
      case SEARCHES_NEVER -> {
        if (isSearch(exchange)) {
          pause(600);
        } else {
          send(exchange, json(exchange));
        }
      }
    }
  }

  private synchronized boolean isLate() {
    return turns.nextBoolean();
  }

  private static boolean isSearch(HttpExchange exchange) {
    return exchange.getRequestURI().getQuery() != null;
  }

  private void late(HttpExchange exchange) throws IOException {
    pause(10);
    send(exchange, json(exchange));
  }

  private void endless(HttpExchange exchange) throws IOException {
    if (!isSearch(exchange)) {
      send(exchange, json(exchange));
      return;
    }
    URI asked = exchange.getRequestURI();
    String next =
        "http://%s%s?%s&page=%d"
            .formatted(
                exchange.getRequestHeaders().getFirst("Host"),
                asked.getPath(),
                asked.getRawQuery(),
                pages.incrementAndGet());
    send(
        exchange,
        EMPTY.replace('\'', '"').replace("}", "")
            + ",\"link\":[{\"relation\":\"next\",\"url\":\""
            + next
            + "\"}]}");
  }

  private static void huge(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, HUGE);
    OutputStream body = exchange.getResponseBody();
    byte[] spaces = " ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    for (int sent = 0; sent < HUGE; sent += spaces.length) {
      body.write(spaces);
    }
  }

  private String json(HttpExchange exchange) {
    String address = exchange.getRequestURI().toString();
    return record.entrySet().stream()
        .filter(entry -> address.contains(entry.getKey()))
        .map(entry -> entry.getValue().toString())
        .findFirst()
        .orElse(EMPTY.replace('\'', '"'));
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void pause(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
