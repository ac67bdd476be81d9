package org.mcsguideline.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.mcsguideline.server.McsGuidelineApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * Time of a hook call against an endpoint of the same server that only parses the same request and
 * writes a card, both warm, one client, in turn. Prints medians in milliseconds and their ratio.
 */
public final class HookBench {

  private static final int WARM_UP = 2000;
  private static final int MEASURED = 3000;
  private static final int RUN = 200;

  private HookBench() {}

  /** Runs with the request file and, if decisions shall be kept meanwhile, the word store. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    byte[] body = Files.readAllBytes(Path.of(arguments[0]));
    boolean store = arguments.length > 1 && arguments[1].equals("store");
    SpringApplication application =
        new SpringApplication(McsGuidelineApplication.class, EchoController.class);
    try (ServletWebServerApplicationContext context =
        (ServletWebServerApplicationContext)
            application.run(
                "--server.port=0",
                "--mcs.store.enabled=" + store,
                "--mcs.hooks.accept-decision-time=true",
                "--mcs.store.jdbc-url=jdbc:h2:mem:bench",
                "--logging.level.root=WARN")) {
      String base = "http://127.0.0.1:" + context.getWebServer().getPort();
      if (store) {
        awaitStore(base);
      }
      run(base, body);
    }
  }

  private static void awaitStore(String base) throws IOException, InterruptedException {
    HttpRequest ready = HttpRequest.newBuilder(URI.create(base + "/actuator/health/fhir")).build();
    while (HttpClient.newHttpClient().send(ready, BodyHandlers.discarding()).statusCode() != 200) {
      Thread.sleep(500);
    }
  }

  private static void run(String base, byte[] body) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest hook = post(base + "/cds-services/mcs-order-review", body);
    HttpRequest echo = post(base + "/bench/echo", body);
    for (int call = 0; call < WARM_UP; call++) {
      check(client.send(hook, BodyHandlers.ofByteArray()));
      check(client.send(echo, BodyHandlers.ofByteArray()));
    }
    long[] hooks = new long[MEASURED];
    long[] echoes = new long[MEASURED];
    for (int call = 0; call < MEASURED; call++) {
      hooks[call] = time(client, hook);
      echoes[call] = time(client, echo);
    }
    System.out.printf(
        Locale.ROOT,
        "hook p50 %.2f ms, p99 %.2f ms; echo p50 %.2f ms, p99 %.2f ms; ratio of p50 %.2f; heap %d MB%n",
        millis(hooks, 0.50),
        millis(hooks, 0.99),
        millis(echoes, 0.50),
        millis(echoes, 0.99),
        millis(hooks, 0.50) / millis(echoes, 0.50),
        usedHeap());
    long[] run = Arrays.copyOf(hooks, RUN);
    System.out.printf(
        Locale.ROOT,
        "first %d of them: slowest %.2f ms, %.1f times the median%n",
        RUN,
        millis(run, 1),
        millis(run, 1) / millis(run, 0.50));
  }

  private static HttpRequest post(String url, byte[] body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private static long time(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    check(client.send(request, BodyHandlers.ofByteArray()));
    return System.nanoTime() - begin;
  }

  private static void check(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException("The server answered " + response.statusCode() + ".");
    }
  }

  private static double millis(long[] nanos, double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))] / 1e6;
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / (1 << 20);
  }
}
