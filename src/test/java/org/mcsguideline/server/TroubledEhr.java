package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.temperature;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mcsguideline.upstream.Canary;

/** A caller's server on which each patient is ill in a way of their own. */
final class TroubledEhr {

  private TroubledEhr() {}

  /** Answers one question; who moved is said to be elsewhere. */
  static void answer(HttpExchange exchange, String elsewhere) throws IOException {
    String address = exchange.getRequestURI().toString();
    String id = address.replaceFirst(".*(?:Patient/|patient=)([a-z0-9]+).*", "$1");
    boolean isNotes = address.contains("category=exam");
    if (id.equals("stuck") || (id.equals("slownotes") && isNotes)) {
      pause();
    }
    if (id.equals("moved")) {
      exchange.getResponseHeaders().set("Location", elsewhere + "/Patient/moved");
      exchange.sendResponseHeaders(307, -1);
    } else if (id.equals("broken")) {
      Canary.json(exchange, 500, "{}");
    } else if (address.contains("/Patient/")) {
      Canary.json(exchange, 200, PATIENT.replace("p1", id.equals("swapped") ? "other" : id));
    } else {
      Canary.json(exchange, 200, isNotes ? bundle() : bundle(temperature("o1", id, "39.2")));
    }
  }

  private static void pause() {
    try {
      assertThat(new CountDownLatch(1).await(10, TimeUnit.SECONDS)).isFalse();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
