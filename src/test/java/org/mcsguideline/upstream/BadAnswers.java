package org.mcsguideline.upstream;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** Ways in which a server does not answer. */
final class BadAnswers {

  private BadAnswers() {}

  static void never(HttpExchange exchange) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static void flood(HttpExchange exchange, long huge, long[] sent) throws IOException {
    exchange.sendResponseHeaders(200, huge);
    OutputStream body = exchange.getResponseBody();
    byte[] spaces = new byte[10_000];
    while (sent[0] < huge) {
      body.write(spaces);
      sent[0] += spaces.length;
    }
  }
}
