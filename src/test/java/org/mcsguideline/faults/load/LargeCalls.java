package org.mcsguideline.faults.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mcsguideline.faults.load.RealCalls.RealCall;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/** Calls as large as may be, of patients with a chart in which hardly anything matters here. */
final class LargeCalls {

  /** Just below the limit of five million. */
  private static final int BYTES = 4_900_000;

  /** Of a key, beside what it has; two thousand are allowed. */
  private static final int ENTRIES = 1800;

  /**
   * The same patient twice.
   *
   * @param large with many results that no guideline asks for; it gets the same cards
   */
  record LargeCall(RealCall small, RealCall large) {}

  private LargeCalls() {}

  /** Of so many patients, with cards that differ. */
  static List<LargeCall> of(int patients) {
    return Vignettes.all().stream().limit(patients).map(LargeCalls::of).toList();
  }

  private static LargeCall of(Vignette vignette) {
    HookService service = HookService.ORDER_REVIEW;
    ObjectNode request = HookRequestJson.of(vignette, service);
    RealCall small = RealCall.of(service, request);
    ArrayNode entries = request.withObject("/prefetch/labs").withArray("/entry");
    String patient = request.path("context").path("patientId").asText();
    String time = request.path("extension").path("org.mcsguideline.decision-time").asText();
    String note = "unremarkable ".repeat((BYTES - small.body().length()) / ENTRIES / 13 - 40);
    for (int entry = 0; entry < ENTRIES; entry++) {
      addResult(entries, "beside-" + entry, patient, time, note);
    }
    return new LargeCall(small, RealCall.of(service, request));
  }

  private static void addResult(
      ArrayNode entries, String id, String patient, String time, String note) {
    ObjectNode result =
        entries
            .addObject()
            .putObject("resource")
            .put("resourceType", "Observation")
            .put("id", id)
            .put("status", "final")
            .put("effectiveDateTime", time);
    result
        .putArray("category")
        .addObject()
        .putArray("coding")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/observation-category")
        .put("code", "laboratory");
    result.putObject("code").put("text", "colour of the sample");
    result.putObject("subject").put("reference", "Patient/" + patient);
    result.put("valueString", "clear");
    result.putArray("note").addObject().put("text", note);
  }
}
