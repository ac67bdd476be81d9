package org.mcsguideline.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/**
 * A call of a service that brings all that the service asks for.
 *
 * @param name for a person
 */
public record VignetteCall(String name, HookService service, ObjectNode request) {

  /** Every vignette at every service. */
  public static List<VignetteCall> all() {
    List<VignetteCall> calls = new ArrayList<>();
    for (Vignette vignette : Vignettes.all()) {
      for (HookService service : HookService.values()) {
        String name = vignette.id() + " " + service.id();
        calls.add(new VignetteCall(name, service, HookRequestJson.of(vignette, service)));
      }
    }
    return calls;
  }

  /** Where it is posted to. */
  public String path() {
    return "/cds-services/" + service.id();
  }

  /** Without login. */
  public Answer to(int port) {
    return to(port, request);
  }

  /** The same with another body. */
  public Answer to(int port, ObjectNode body) {
    return Answer.to("POST", port, path(), null, body.toString());
  }
}
