package org.mcsguideline.guide.publication;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The publisher, in a program of its own: it needs other versions of the same libraries, and ends
 * the program that it runs in.
 *
 * @param maven program that fetches the publisher and starts it
 * @param pom says what to fetch and how to start
 * @param online whether the network may be used
 */
record PublisherRun(Path maven, Path pom, boolean online) {

  /**
   * Where the publisher looks for packages.
   *
   * @param home what it takes for the user's home when it must not use the network
   */
  Path cache(Path home) throws IOException {
    Path user = online ? Path.of(System.getProperty("user.home")) : home;
    return Files.createDirectories(user.resolve(".fhir/packages"));
  }

  /**
   * Publishes.
   *
   * @param log file for what the publisher says
   * @throws PublicationFailed when it broke off
   */
  void run(Path ig, Path home, Path log) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            maven.toString(),
            "-B",
            "-ntp",
            "-q",
            "-f",
            pom.toString(),
            "exec:exec@" + (online ? "online" : "offline"),
            "-Dig=" + ig.toAbsolutePath(),
            "-Dhome=" + home.toAbsolutePath());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new PublicationFailed("The publisher broke off; " + log + " says why.");
    }
  }
}
