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
  private final EvidenceRow row;
  private final String title;
  private final Compared compared;

  ArmResources(EvidenceIndex index, EvidenceRow row, String title, Compared compared) {
    this.index = index;
    this.row = row;
    this.title = title;
    this.compared = compared;
  }

  List<Draft> all() {
    List<Draft> made = new ArrayList<>();
    for (String arm : ARMS) {
      for (String origin : ORIGINS) {
        estimate(arm, origin).ifPresent(estimate -> made.add(resource(arm, origin, estimate)));
      }
    }
    return made;
  }

  private Draft resource(String arm, String origin, ObjectNode estimate) {
    boolean printed = "source".equals(origin);
    ObjectNode exposure = "exposure".equals(arm) ? compared.exposure() : compared.alternative();
    Draft draft =
        Draft.canonical(
            index,
            "RiskEvidenceSynthesis",
            row.key() + "-" + arm + (printed ? "" : "-" + origin),
            title + "; " + exposure.path("display").asText());
    draft.add("extension", Elements.extension(index.extension("mcs-origin"), "valueCode", origin));
    draft.add("extension", compared.outcome().counts());
    if (!printed) {
      draft.refer("mcs-said-by", new SourceValues(index).sayers(row));
    }
    draft.set("population", compared.population());
    draft.set("exposure", exposure);
    draft.set("outcome", compared.outcome().reference());
    draft.set("riskEstimate", estimate);
    return draft;
  }

  private Optional<ObjectNode> estimate(String arm, String origin) {
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
