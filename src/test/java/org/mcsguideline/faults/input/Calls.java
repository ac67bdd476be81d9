package org.mcsguideline.faults.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/** Requests that bring all that their service asks for, and answers to compare. */
final class Calls {

  private static final String IDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private Calls() {}

  /**
   * A request to a service.
   *
   * @param name for a person
   */
  record Call(String name, HookService service, ObjectNode request) {

    /** Without login. */
    Answer to(int port) {
      return to(port, request);
    }

    /** The same with another body. */
    Answer to(int port, ObjectNode body) {
      return Answer.to("POST", port, "/cds-services/" + service.id(), null, body.toString());
    }
  }

  /** Every vignette at every service. */
  static List<Call> all() {
    List<Call> calls = new ArrayList<>();
    for (Vignette vignette : Vignettes.all()) {
      for (HookService service : HookService.values()) {
        String name = vignette.id() + " " + service.id();
        calls.add(new Call(name, service, HookRequestJson.of(vignette, service)));
      }
    }
    return calls;
  }

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
