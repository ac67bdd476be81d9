package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mcsguideline.knowledge.assembly.evidence.Outcome.Compared;

/** What each arm had, once for each origin, so that no figure is taken for another's. */
final class ArmResources {

  private static final List<String> ARMS = List.of("exposure", "alternative");
  private static final List<String> ORIGINS = List.of("source", "later");
  private static final String PROPORTION =
      "http://terminology.hl7.org/CodeSystem/risk-estimate-type|proportion";

  private final EvidenceIndex index;

  ArmResources(EvidenceIndex index) {
    this.index = index;
  }

  List<Draft> of(EvidenceRow row, String title, Compared compared) {
    List<Draft> made = new ArrayList<>();
    for (String arm : ARMS) {
      ObjectNode exposure = "exposure".equals(arm) ? compared.exposure() : compared.alternative();
      for (String origin : ORIGINS) {
        estimate(row, arm, origin)
            .ifPresent(
                estimate ->
                    made.add(
                        arm(
                            key(row, arm, origin),
                            title + "; " + exposure.path("display").asText(),
                            new Part(row, compared, exposure, estimate, origin))));
      }
    }
    return made;
  }

  private record Part(
      EvidenceRow row,
      Compared compared,
      ObjectNode exposure,
      ObjectNode estimate,
      String origin) {}

  private static String key(EvidenceRow row, String arm, String origin) {
    return row.key() + "-" + arm + ("source".equals(origin) ? "" : "-" + origin);
  }

  private Draft arm(String key, String title, Part part) {
    Draft draft = Draft.canonical(index, "RiskEvidenceSynthesis", key, title);
    draft.add(
        "extension", Elements.extension(index.extension("mcs-origin"), "valueCode", part.origin()));
    draft.add("extension", part.compared().outcome().counts());
    if (!"source".equals(part.origin())) {
      draft.refer("mcs-said-by", new SourceValues(index).sayers(part.row()));
    }
    draft.set("population", part.compared().population());
    draft.set("exposure", part.exposure());
    draft.set("outcome", part.compared().outcome().reference());
    draft.set("riskEstimate", part.estimate());
    return draft;
  }

  private Optional<ObjectNode> estimate(EvidenceRow row, String arm, String origin) {
    ObjectNode estimate = JsonNodeFactory.instance.objectNode();
    Optional<BigDecimal> percent = row.takeNumber(arm + "-percent", origin);
    percent.ifPresent(
        value -> {
          estimate.set("type", Elements.concept(index.coding(PROPORTION)));
          estimate.put("value", value);
          estimate.set("unitOfMeasure", Units.concept("%"));
        });
    row.takeWhole(arm + "-total", origin)
        .ifPresent(total -> estimate.put("denominatorCount", total));
    row.takeWhole(arm + "-count", origin).ifPresent(count -> estimate.put("numeratorCount", count));
    return estimate.isEmpty() ? Optional.empty() : Optional.of(estimate);
  }

  /** The part of an effect that leads to an arm. */
  static ObjectNode result(Draft arm) {
    ObjectNode json = arm.json();
    String id = json.path("id").asText();
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("exposureState", id.contains("-alternative") ? "exposure-alternative" : "exposure");
    result.set("riskEvidenceSynthesis", Elements.reference("RiskEvidenceSynthesis/" + id));
    return result;
  }
}
