package org.mcsguideline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A Java of its own with a class of ours in it, which tells what it has to tell in one line. */
final class Child implements AutoCloseable {

  /** Begins the line that is for the parent. */
  static final String TELLS = "bench-tells ";

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a class with options of Java and arguments of its own. */
  static Child start(Choices choices, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    return start(choices, CLASS_PATH, options, main, arguments);
  }

  /** The same with another class path. */
  static Child start(
      Choices choices, String classPath, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(choices.java()));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /**
   * Waits for the line.
   *
   * @throws IllegalStateException when the process ends without it; the message has its last lines
   */
  String told() throws IOException {
    List<String> others = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(TELLS)) {
        return line.substring(TELLS.length());
      }
      others.add(line);
    }
    int from = Math.max(0, others.size() - 20);
    throw new IllegalStateException(
        "What is measured has failed:\n" + String.join("\n", others.subList(from, others.size())));
  }

  /** Has the rest of what it writes thrown away, so that it never waits for a reader. */
  void readOn() {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (output.readLine() != null) {
                  Thread.onSpinWait();
                }
              } catch (IOException ended) {
                Thread.currentThread().interrupt();
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  /** Waits until it has ended by itself. */
  void await() throws IOException, InterruptedException {
    readOn();
    int status = process.waitFor();
    if (status != 0) {
      throw new IllegalStateException("What is measured has ended with " + status + ".");
    }
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
