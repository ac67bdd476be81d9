package org.mcsguideline.faults.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.mcsguideline.faults.VignetteCall;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/** What clinical systems ask: each vignette at each service. */
final class RealCalls {

  private static final long SHUFFLE = 20240301;

  /**
   * A call of a service.
   *
   * @param path of the service
   * @param body JSON
   */
  record RealCall(String path, String body) {

    static RealCall of(HookService service, ObjectNode request) {
      return new RealCall("/cds-services/" + service.id(), request.toString());
    }
  }

  private RealCalls() {}

  /** All of them, in an order that is the same each time and mixes services and sizes. */
  static List<RealCall> mixed() {
    List<RealCall> calls = new ArrayList<>();
    VignetteCall.all().forEach(call -> calls.add(RealCall.of(call.service(), call.request())));
    Collections.shuffle(calls, new Random(SHUFFLE));
    return List.copyOf(calls);
  }

  /** One of each service. */
  static List<RealCall> ofEachService() {
    Vignette vignette = Vignettes.all().get(0);
    return List.of(HookService.values()).stream()
        .map(service -> RealCall.of(service, HookRequestJson.of(vignette, service)))
        .toList();
  }
}
