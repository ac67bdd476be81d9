package org.mcsguideline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What it takes from the start of a process to its first answer. */
final class StartupRun {

  /** The first Java that makes a cache of classes and profiles in one step. */
  private static final int WITH_CACHE = 25;

  private static final int LISTED_PHASES = 25;
  private static final Pattern VERSION = Pattern.compile("version \"(\\d+)");

  private final Choices choices;
  private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

  StartupRun(Choices choices) {
    this.choices = choices;
  }

  List<Measured> run() throws IOException, InterruptedException, ExecutionException {
    for (int round = 0; round < choices.of(2, 5); round++) {
      firstCard("SHIPPED", FirstCard.SHIPPED);
      firstCard("TRANSLATED", FirstCard.TRANSLATED);
    }
    for (int round = 0; round < choices.of(1, 3); round++) {
      application(round == 0);
    }
    applicationWithStore();
    if (feature(choices.java()) >= WITH_CACHE) {
      withCache();
    }
    List<Measured> measured = new ArrayList<>();
    figures.forEach(
        (variant, byName) -> {
          Map<String, Spread> spreads = new HashMap<>();
          byName.forEach((name, values) -> spreads.put(name, Spread.of(values)));
          Measured result = new Measured(variant, Map.of(), spreads);
          System.out.println("  " + result.variant() + " " + result.figures());
          measured.add(result);
        });
    return measured;
  }

  private void firstCard(String variant, String way) throws IOException, InterruptedException {
    try (Child child = Child.start(choices, List.of("-Xmx1g"), FirstCard.class, way)) {
      told(variant, child);
    }
  }

  private void told(String variant, Child child) throws IOException, InterruptedException {
    String[] told = child.told().split(" ", -1);
    child.await();
    add(variant, Double.parseDouble(told[0]), Double.parseDouble(told[1]));
  }

  private void application(boolean listPhases) throws IOException, InterruptedException {
    try (StartedServer server = StartedServer.start(choices.withStore(false))) {
      add("APPLICATION", server.cpuMs(), server.clockMs());
      if (listPhases) {
        writePhases(server);
      }
    }
  }

  /** Until the store answers as well; it comes up beside the hooks. */
  private void applicationWithStore() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try (StartedServer server = StartedServer.start(choices.withStore(true));
        Clients clients = server.clients()) {
      add("APPLICATION_WITH_STORE", server.cpuMs(), server.clockMs());
      server.awaitStore();
      double clock = (System.nanoTime() - begun) / 1e6;
      add("STORE", clients.get("/bench/vitals", VitalsController.Vitals.class).cpuMs(), clock);
    }
  }

  private void withCache() throws IOException, InterruptedException, ExecutionException {
    Path folder = choices.folder().toAbsolutePath();
    String jars = JarClassPath.in(folder.resolve("jars"));
    String card = "AOTCache=" + folder.resolve("first-card.aot");
    String server = "AOTCache=" + folder.resolve("application.aot");
    try (Child recording = child(jars, record(card), FirstCard.class, FirstCard.SHIPPED)) {
      String unused = recording.told();
      recording.await();
    }
    String[] arguments = StartedServer.arguments(false);
    try (StartedServer recording =
            StartedServer.of(child(jars, record(server), BenchServer.class, arguments));
        Clients clients = recording.clients()) {
      List<Clients.Answer> unused =
          clients.load(1, choices.of(20, 200), HttpRun.HOOK, HttpRun.smallRequest());
    }
    for (int round = 0; round < choices.of(2, 5); round++) {
      try (Child child = child(jars, "-XX:" + card, FirstCard.class, FirstCard.SHIPPED)) {
        told("SHIPPED_WITH_CACHE", child);
      }
    }
    for (int round = 0; round < choices.of(1, 3); round++) {
      try (StartedServer started =
          StartedServer.of(child(jars, "-XX:" + server, BenchServer.class, arguments))) {
        add("APPLICATION_WITH_CACHE", started.cpuMs(), started.clockMs());
      }
    }
  }

  private Child child(String classPath, String option, Class<?> main, String... arguments)
      throws IOException {
    return Child.start(choices, classPath, List.of("-Xmx1g", option), main, arguments);
  }

  /** The option that writes what the other option reads. */
  private static String record(String cache) {
    return "-XX:" + cache.replaceFirst("=", "Output=");
  }

  private void writePhases(StartedServer server) throws IOException {
    StringBuilder table = new StringBuilder("| ms | step | of |\n|---:|---|---|\n");
    try (Clients clients = server.clients()) {
      VitalsController.Phase[] phases =
          clients.get("/bench/phases", VitalsController.Phase[].class);
      for (int i = 0; i < Math.min(phases.length, LISTED_PHASES); i++) {
        VitalsController.Phase phase = phases[i];
        table.append(
            "| %.0f | %s | %s |%n".formatted(phase.millis(), phase.name(), phase.what()));
      }
    }
    Path unused = Files.createDirectories(choices.folder());
    Path written = Files.writeString(choices.folder().resolve("phases.md"), table);
    System.out.println("  steps of the start: " + written);
  }

  private void add(String variant, double cpuMs, double clockMs) {
    Map<String, List<Double>> byName =
        figures.computeIfAbsent(variant, v -> new LinkedHashMap<>());
    byName.computeIfAbsent("cpuMs", n -> new ArrayList<>()).add(cpuMs);
    byName.computeIfAbsent("clockMs", n -> new ArrayList<>()).add(clockMs);
  }

  /** The number of a Java, such as 17. */
  static int feature(String java) throws IOException {
    Process process = new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      Matcher version = VERSION.matcher(output.lines().reduce("", (a, b) -> a + "\n" + b));
      if (!version.find()) {
        throw new IllegalStateException(java + " does not tell its version.");
      }
      return Integer.parseInt(version.group(1));
    }
  }
}
