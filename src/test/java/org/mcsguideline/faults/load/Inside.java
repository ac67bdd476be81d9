package org.mcsguideline.faults.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Node;

/**
 * What a node holds.
 *
 * @param heap bytes that are in use after everything unused was collected
 * @param threads of its Java
 * @param descriptors of open files and connections
 */
record Inside(long heap, long threads, long descriptors) {

  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  /** The last line of a histogram: how many objects, how many bytes. */
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  static Inside of(Node node) throws IOException {
    String metrics = Answer.get(node.port(), "/actuator/prometheus", null).body();
    return new Inside(
        heap(node),
        number(metrics, "(?m)^jvm_threads_live_threads(?:\\{.*})? (\\S+)$"),
        number(metrics, "(?m)^process_files_open_files(?:\\{.*})? (\\S+)$"));
  }

  static long heap(Node node) throws IOException {
    Process histogram =
        new ProcessBuilder(
                JCMD.toString(), Long.toString(node.handle().pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said = new String(histogram.getInputStream().readAllBytes(), UTF_8);
    return number(said, TOTAL.pattern());
  }

  private static long number(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new AssertionError("No " + pattern + " in:\n" + text);
    }
    return (long) Double.parseDouble(found.group(1));
  }

  static long megabytes(long bytes) {
    return bytes >> 20;
  }
}
