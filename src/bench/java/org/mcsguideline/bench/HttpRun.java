package org.mcsguideline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.mcsguideline.cost.SizedRequest;
import org.mcsguideline.knowledge.json.FhirJson;

/** Calls of the whole application, in turn with calls of an echo in the same server. */
final class HttpRun {

  /** Where the hook is called. */
  static final String HOOK = "/cds-services/" + SizedRequest.SERVICE;
  private static final String ECHO = "/bench/echo";
  private static final int SMALL = 60;
  private static final int LARGE = 600;
  private static final int[] CLIENTS = {1, 2, 16};
  private static final int TWO = 2;
  private static final int CROWD = 16;

  private final Choices choices;
  private final List<Measured> measured = new ArrayList<>();
  private int hooks;

  HttpRun(Choices choices) {
    this.choices = choices;
  }

  /** What it is called with. */
  static byte[] smallRequest() {
    return SizedRequest.of(SMALL);
  }

  List<Measured> run() throws IOException, InterruptedException, ExecutionException {
    cold();
    warm();
    return measured;
  }

  /** Many callers at once, the first that a service ever has. */
  private void cold() throws IOException, InterruptedException, ExecutionException {
    byte[] body = smallRequest();
    try (StartedServer server = StartedServer.start(choices);
        Clients clients = server.clients()) {
      Set<JsonNode> different = new HashSet<>();
      int errors = 0;
      for (Clients.Answer answer : clients.load(CROWD, 1, HOOK, body)) {
        if (answer.status() == 200) {
          different.add(cards(answer.body()));
        } else {
          errors++;
        }
      }
      report(
          "COLD",
          Map.of("clients", Integer.toString(CROWD)),
          Map.of("errors", Spread.of(errors), "differentCards", Spread.of(different.size())));
    }
  }

  /** What cards say; how a card is called is each answer's own. */
  private static JsonNode cards(String body) throws IOException {
    JsonNode cards = FhirJson.MAPPER.readTree(body).path("cards");
    if (cards.isEmpty()) {
      throw new IllegalStateException("The service gave no card.");
    }
    for (JsonNode card : cards) {
      JsonNode unused = ((ObjectNode) card).remove(List.of("uuid", "links"));
      card.path("suggestions").forEach(each -> ((ObjectNode) each).remove("uuid"));
    }
    return cards;
  }

  private void warm() throws IOException, InterruptedException, ExecutionException {
    byte[] small = smallRequest();
    try (StartedServer server = StartedServer.start(choices);
        Clients clients = server.clients()) {
      double first = clients.post(HOOK, small).nanos() / 1e6;
      hooks = 1;
      int few = choices.of(200, 1000);
      int many = 10 * few;
      warmUp(clients, few - hooks);
      double early = heap(clients);
      // Java has compiled what it will only after thousands of calls.
      warmUp(clients, many - hooks);
      double late = heap(clients);
      int after = hooks;
      for (int number : CLIENTS) {
        compare(clients, number, SMALL, choices.of(60, 300));
      }
      compare(clients, TWO, LARGE, choices.of(20, 60));
      double usual =
          Results.median(
                  List.of(Results.of("http", "", true, measured)),
                  "HOOK",
                  conditions(1, SMALL),
                  "p50Ms")
              .orElseThrow();
      report(
          "FIRST",
          Map.of(),
          Map.of("firstMs", Spread.of(first), "firstToUsual", Spread.of(first / usual)));
      report(
          "HEAP",
          Map.of("few", Integer.toString(few), "many", Integer.toString(after)),
          Map.of(
              "heapAfterFew", Spread.of(early),
              "heapAfterMany", Spread.of(late),
              "manyToFew", Spread.of(late / early)));
    }
  }

  /** What is in use after collecting what nobody uses, in bytes. */
  private static double heap(Clients clients) throws IOException, InterruptedException {
    return clients.get("/bench/vitals?collect=true", VitalsController.Vitals.class).heap();
  }

  /** Calls of every kind that is measured, so that what is kept for each is there already. */
  private void warmUp(Clients clients, int calls) throws InterruptedException, ExecutionException {
    byte[] small = smallRequest();
    byte[] large = SizedRequest.of(LARGE);
    for (String path : List.of(ECHO, HOOK)) {
      double[] crowd = load(clients, CROWD, TWO, path, large);
      double[] pair = load(clients, TWO, (calls - crowd.length) / TWO, path, small);
      double[] one = load(clients, 1, calls - crowd.length - pair.length, path, small);
      System.out.printf("  warm after %d calls%n", crowd.length + pair.length + one.length);
    }
  }

  /** Hooks and echoes in turn, so that what else the machine does comes to both. */
  private void compare(Clients clients, int number, int resources, int calls)
      throws IOException, InterruptedException, ExecutionException {
    byte[] body = SizedRequest.of(resources);
    Map<String, Map<String, List<Double>>> all = new HashMap<>();
    for (int round = 0; round < choices.of(3, 5); round++) {
      for (Map.Entry<String, String> path : Map.of("HOOK", HOOK, "ECHO", ECHO).entrySet()) {
        VitalsController.Vitals before = clients.get("/bench/vitals", VitalsController.Vitals.class);
        double[] millis = load(clients, number, calls / number, path.getValue(), body);
        VitalsController.Vitals after = clients.get("/bench/vitals", VitalsController.Vitals.class);
        Map<String, List<Double>> figures =
            all.computeIfAbsent(path.getKey(), p -> new HashMap<>());
        add(figures, "p50Ms", Spread.share(millis, 0.5));
        add(figures, "p99Ms", Spread.share(millis, 0.99));
        add(figures, "cpuMs", (after.cpuMs() - before.cpuMs()) / millis.length);
        add(figures, "bytes", (after.bytes() - before.bytes()) / millis.length);
      }
    }
    all.forEach(
        (variant, figures) -> {
          Map<String, Spread> spreads = new HashMap<>();
          figures.forEach((name, values) -> spreads.put(name, Spread.of(values)));
          report(variant, conditions(number, resources), spreads);
        });
  }

  private static Map<String, String> conditions(int clients, int resources) {
    return Map.of("clients", Integer.toString(clients), "resources", Integer.toString(resources));
  }

  private static void add(Map<String, List<Double>> figures, String name, double value) {
    figures.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  /** How long each answer took, in milliseconds. */
  private double[] load(Clients clients, int number, int requests, String path, byte[] body)
      throws InterruptedException, ExecutionException {
    List<Clients.Answer> answers = clients.load(number, requests, path, body);
    answers.stream()
        .filter(answer -> answer.status() != 200)
        .findFirst()
        .ifPresent(
            refused -> {
              throw new IllegalStateException(path + " answered " + refused.status() + ".");
            });
    hooks += path.equals(HOOK) ? answers.size() : 0;
    return answers.stream().mapToDouble(answer -> answer.nanos() / 1e6).toArray();
  }

  private void report(
      String variant, Map<String, String> conditions, Map<String, Spread> figures) {
    Measured result = new Measured(variant, conditions, figures);
    System.out.println("  " + result.variant() + " " + result.conditions() + " " + result.figures());
    measured.add(result);
  }
}
