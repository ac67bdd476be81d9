package org.mcsguideline.faults.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mcsguideline.nodes.Answer;

/** A number in the store that clients raise by one, if nobody has changed it since they read it. */
final class Counter {

  private static final String PATH = "/fhir/Observation/counter";

  private static final String STATE =
      """
      {"resourceType":"Observation","id":"counter","status":"final","code":{"text":"counter"},
       "valueInteger":%d,"note":[{"text":"%s"}]}""";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private int unanswered;

  void begin(int port) {
    Answer made = Answer.to("PUT", port, PATH, null, STATE.formatted(0, "begin"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  /** Reads and raises it. The answer is that to the second, or to the first when it failed. */
  Answer raise(int port) {
    Answer read = Answer.get(port, PATH, null);
    if (read.status() != 200) {
      return read;
    }
    JsonNode state = read.json();
    String mark = UUID.randomUUID().toString();
    Answer written =
        put(
            port,
            state.at("/meta/versionId").asText(),
            STATE.formatted(state.path("valueInteger").asInt() + 1, mark));
    if (written.status() == 200) {
      acknowledged.add(mark);
    } else if (written.status() == 409 || written.status() == 412) {
      refused.add(mark);
    }
    return written;
  }

  private Answer put(int port, String version, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH))
            .timeout(PATIENCE)
            .header("Content-Type", "application/fhir+json")
            .header("If-Match", "W/\"" + version + "\"")
            .PUT(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException none) {
      return new Answer(0, none.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer(0, stopped.toString());
    }
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** Those that were stored and whose answer got lost. */
  int unanswered() {
    return unanswered;
  }

  /**
   * No version was written over another: each is one more than that before it, and each
   * acknowledged one is among them once, and no refused one.
   *
   * @return the number at the end
   */
  int verify(int port) throws IOException {
    List<JsonNode> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      String path = PATH + "/_history/" + version;
      Answer answer = Calls.patiently(() -> Answer.get(port, path, null));
      if (answer.status() == 404) {
        break;
      }
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      versions.add(JSON.readTree(answer.body()));
    }
    for (int version = 0; version < versions.size(); version++) {
      assertThat(versions.get(version).path("valueInteger").asInt()).isEqualTo(version);
    }
    List<String> marks =
        versions.stream().skip(1).map(version -> version.at("/note/0/text").asText()).toList();
    assertThat(marks)
        .doesNotHaveDuplicates()
        .containsAll(acknowledged)
        .doesNotContainAnyElementsOf(refused);
    unanswered = marks.size() - acknowledged.size();
    Answer last = Calls.patiently(() -> Answer.get(port, PATH, null));
    return last.json().path("valueInteger").asInt();
  }
}
