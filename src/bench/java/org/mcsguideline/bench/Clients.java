package org.mcsguideline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.HttpEntities;

/** Clients of a server of this machine; each has a connection that stays open. */
final class Clients implements AutoCloseable {

  private static final int MOST = 64;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;
  private final CloseableHttpClient http =
      HttpClients.custom()
          .disableAutomaticRetries()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnTotal(MOST)
                  .setMaxConnPerRoute(MOST)
                  .build())
          .build();

  Clients(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  /** An answer, whatever its status. */
  record Answer(int status, String body, long nanos) {}

  /** Sends JSON and waits for the whole answer. */
  Answer post(String path, byte[] body) throws IOException {
    HttpPost request = new HttpPost(base + path);
    request.setEntity(HttpEntities.create(body, ContentType.APPLICATION_JSON));
    long begun = System.nanoTime();
    return http.execute(
        request,
        response ->
            new Answer(
                response.getCode(),
                EntityUtils.toString(response.getEntity()),
                System.nanoTime() - begun));
  }

  /** The status of an address. */
  int status(String path) throws IOException {
    return http.execute(
        new HttpGet(base + path),
        response -> {
          EntityUtils.consume(response.getEntity());
          return response.getCode();
        });
  }

  /** An answer as an object. */
  <T> T get(String path, Class<T> type) throws IOException {
    return http.execute(
        new HttpGet(base + path),
        response -> JSON.readValue(EntityUtils.toByteArray(response.getEntity()), type));
  }

  /** So many clients begin at once and send so many requests each; all answers. */
  List<Answer> load(int clients, int requests, String path, byte[] body)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    CyclicBarrier begin = new CyclicBarrier(clients);
    Callable<List<Answer>> client =
        () -> {
          List<Answer> answers = new ArrayList<>();
          int unused = begin.await();
          for (int i = 0; i < requests; i++) {
            answers.add(post(path, body));
          }
          return answers;
        };
    try {
      List<Answer> all = new ArrayList<>();
      List<Future<List<Answer>>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(client));
      }
      for (Future<List<Answer>> each : running) {
        all.addAll(each.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
