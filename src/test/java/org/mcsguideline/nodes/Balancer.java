package org.mcsguideline.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The example's nginx in front of two nodes, without its TLS. */
public final class Balancer implements AutoCloseable {

  private static final Path EXAMPLE = Path.of("src/examples/nginx.conf");

  private final Path program;
  private final Path folder;
  private final Node first;
  private final Node second;
  private final int port = Node.freePort();
  private @Nullable Process process;

  public Balancer(Path program, Path folder, Node first, Node second) {
    this.program = program;
    this.folder = folder;
    this.first = first;
    this.second = second;
  }

  /** Where nginx is installed; empty when it is not. */
  public static Optional<Path> installed() {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(place -> Path.of(place, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public int port() {
    return port;
  }

  public void start() throws IOException {
    writeWithout(null);
    process =
        new ProcessBuilder(
                command("-g", "daemon off; user " + System.getProperty("user.name") + ";"))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("nginx.log").toFile()))
            .start();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Answer.get(port, "/actuator/health", null).status() == 404);
  }

  /** From now on calls go to the others; with null, to all. */
  public void useAllBut(@Nullable Node out) throws IOException, InterruptedException {
    writeWithout(out);
    Process reload = new ProcessBuilder(command("-s", "reload")).inheritIO().start();
    assertThat(reload.waitFor()).isZero();
    // Workers of the former setting end when they have answered; new calls meet the new ones.
    TimeUnit.MILLISECONDS.sleep(500);
  }

  private List<String> command(String option, String value) {
    return List.of(
        program.toString(),
        "-p",
        folder + "/",
        "-c",
        folder.resolve("nginx.conf").toString(),
        option,
        value);
  }

  private void writeWithout(@Nullable Node out) throws IOException {
    String example = Files.readString(EXAMPLE);
    String ours =
        example
            .replace("127.0.0.1:8081", address(first))
            .replace("127.0.0.1:8082", address(second))
            .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
            .replaceAll("(?m)^ *ssl_.*;$", "");
    assertThat(ours).contains(address(first), address(second), "127.0.0.1:" + port);
    if (out != null) {
      ours = ours.replace(address(out) + " ", address(out) + " down ");
    }
    Files.writeString(folder.resolve("nginx.conf"), ours);
  }

  private static String address(Node node) {
    return "127.0.0.1:" + node.port();
  }

  /** How many requests of a part each node, or a row of them, was given so far. */
  public Map<String, Long> split(String part) throws IOException {
    Map<String, Long> split = new TreeMap<>();
    try (Stream<String> lines = Files.lines(folder.resolve("access.log"))) {
      lines
          .filter(line -> line.startsWith(part + " "))
          .map(line -> line.replaceAll("^\\S+ \\d+ (.*\\S) [\\d, -]+ [\\d.]+$", "$1"))
          .map(nodes -> nodes.replace(address(first), "node 1").replace(address(second), "node 2"))
          .forEach(nodes -> split.merge(nodes, 1L, Long::sum));
    }
    return split;
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }
}
