package org.mcsguideline.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/**
 * A vignette's request with damage in it.
 *
 * @param seed makes the same again
 */
public record DamagedCall(long seed, HookService service, ObjectNode request) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<Integer> GOOD = Set.of(200, 400, 412, 413, 422);

  /** Damaged anywhere, in any way. */
  public static DamagedCall of(long seed) {
    HookService service = service(seed);
    ObjectNode request = HookRequestJson.of(vignette(seed), service);
    return new DamagedCall(seed, service, new RequestMutator(seed).damaged(request));
  }

  /** With mistakes in its record, of which each is likely to be read. */
  public static DamagedCall mistaken(long seed) {
    HookService service = service(seed);
    ObjectNode request = HookRequestJson.of(vignette(seed), service);
    return new DamagedCall(seed, service, new RecordMutator(seed).mistaken(request));
  }

  private static Vignette vignette(long seed) {
    List<Vignette> vignettes = Vignettes.all();
    return vignettes.get((int) (seed % vignettes.size()));
  }

  private static HookService service(long seed) {
    HookService[] services = HookService.values();
    return services[(int) (seed / Vignettes.all().size() % services.length)];
  }

  /** Where it is posted to. */
  public String path() {
    return "/cds-services/" + service.id();
  }

  /** What is wrong with an answer, each with the seed; empty for a good one. */
  public List<String> faults(int status, String body) {
    List<String> faults = new ArrayList<>();
    if (!GOOD.contains(status)) {
      faults.add("status " + status);
    } else if (status == 200) {
      JsonNode answer = json(body);
      faults.addAll(ResponseRules.broken(answer));
      faults.addAll(foreign(answer, body));
    } else if (!json(body).path("resourceType").asText().equals("OperationOutcome")) {
      faults.add("status " + status + " without an OperationOutcome");
    }
    return faults.stream().map(fault -> "seed " + seed + ": " + fault).toList();
  }

  private List<String> foreign(JsonNode answer, String body) {
    String patient = "Patient/" + request.at("/context/patientId").asText();
    List<String> faults = new ArrayList<>();
    if (body.contains(RequestMutator.FOREIGN_CANARY)) {
      faults.add("text of another patient");
    }
    answer.findValues("reference").stream()
        .map(JsonNode::asText)
        .filter(reference -> reference.startsWith("Patient/") && !reference.equals(patient))
        .forEach(reference -> faults.add("a card about another patient"));
    return faults;
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException malformed) {
      return JSON.missingNode();
    }
  }
}
