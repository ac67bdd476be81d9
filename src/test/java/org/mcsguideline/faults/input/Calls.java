package org.mcsguideline.faults.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mcsguideline.nodes.Answer;

/** An example of a request, and answers to compare. */
final class Calls {

  private static final String IDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private Calls() {}

  /** One of the examples of requests. */
  static String example(String name) {
    try {
      return Files.readString(Path.of("src", "examples", name + ".json"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** An answer without the ids that are made anew for each. */
  static String withoutIds(Answer answer) {
    return answer.status() + " " + withoutIds(answer.body());
  }

  static String withoutIds(String body) {
    return body.replaceAll(IDS, "id");
  }
}
