package org.mcsguideline.faults.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignettes;

/** Calls of all services for the patients of all vignettes in turn, with all they could ask for. */
final class HookCalls {

  private record Request(String path, ObjectNode body) {}

  private final List<Request> requests = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  HookCalls() {
    for (HookService service : HookService.values()) {
      Vignettes.all()
          .forEach(
              vignette ->
                  requests.add(
                      new Request(
                          "/cds-services/" + service.id(), HookRequestJson.of(vignette, service))));
    }
  }

  /** The next one, on an occasion of its own. */
  Answer call(int port) {
    Request request = requests.get(Math.floorMod(next.getAndIncrement() * 47, requests.size()));
    ObjectNode body = request.body().deepCopy().put("hookInstance", UUID.randomUUID().toString());
    return Answer.to("POST", port, request.path(), null, body.toString());
  }
}
