package org.mcsguideline.nodes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a node is started.
 *
 * @param wrapper command that the Java is started with, such as one that shifts its clock
 * @param java the Java that runs it
 * @param options of that Java
 * @param environment beside that of the tests
 * @param settings of the application, such as {@code --mcs.shutdown.drain=8s}
 */
public record NodeSetup(
    List<String> wrapper,
    Path java,
    List<String> options,
    Map<String, String> environment,
    List<String> settings) {

  private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** One of several on a small machine: little memory, quickly warm. */
  public static NodeSetup small(List<String> settings) {
    return new NodeSetup(
        List.of(),
        THIS_JAVA,
        List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        Map.of(),
        settings);
  }

  /** As the README starts the packaged service, with a bound on its memory. */
  public static NodeSetup usual(List<String> settings) {
    return new NodeSetup(List.of(), THIS_JAVA, List.of("-Xmx2g"), Map.of(), settings);
  }

  public NodeSetup wrapped(String... command) {
    return new NodeSetup(List.of(command), java, options, environment, settings);
  }

  public NodeSetup withJava(Path other) {
    return new NodeSetup(wrapper, other, options, environment, settings);
  }

  /** In place of the options so far. */
  public NodeSetup withOptions(String... others) {
    return new NodeSetup(wrapper, java, List.of(others), environment, settings);
  }

  public NodeSetup withEnvironment(Map<String, String> variables) {
    return new NodeSetup(wrapper, java, options, variables, settings);
  }

  /** Beside the settings so far; of two for the same thing the later one counts. */
  public NodeSetup with(String... more) {
    return new NodeSetup(
        wrapper,
        java,
        options,
        environment,
        Stream.concat(settings.stream(), Stream.of(more)).toList());
  }
}
