package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mcsguideline.knowledge.assembly.evidence.Outcome.Compared;

/** A result as an EffectEvidenceSynthesis, with a RiskEvidenceSynthesis for what each arm had. */
final class ResultResources {

  private final EvidenceIndex index;
  private final EffectEstimates estimates;

  ResultResources(EvidenceIndex index) {
    this.index = index;
    this.estimates = new EffectEstimates(index);
  }

  /** The effect first, then its arms. What the row has no element for is not yet written. */
  List<Draft> of(EvidenceRow row, String key, String title, Compared compared) {
    Draft effect = Draft.canonical(index, "EffectEvidenceSynthesis", key, title);
    effect.add("topic", Elements.concept(index.own(row.table().code())));
    effect.set("population", compared.population());
    effect.set("exposure", compared.exposure());
    effect.set("exposureAlternative", compared.alternative());
    effect.set("outcome", compared.outcome().reference());
    row.takeWhole("studies", "source")
        .ifPresent(
            number -> {
              ObjectNode size = JsonNodeFactory.instance.objectNode();
              effect.set("sampleSize", size.put("numberOfStudies", number));
            });
    List<Draft> made = new ArrayList<>(List.of(effect));
    for (Draft arm : new ArmResources(index, row, title, compared).all()) {
      made.add(arm);
      effect.add("resultsByExposure", ArmResources.result(arm));
    }
    estimates.of(row, compared.outcome()).forEach(e -> effect.add("effectEstimate", e));
    return made;
  }

  /** The rows of a table of pooled results: population and exposures are variables. */
  List<Draft> pooled(EvidenceRow row) {
    Optional<String> words = row.take("outcome");
    Optional<String> population = row.take("population");
    Optional<Map<String, String>> outcome = words.flatMap(index.tables()::variable);
    Optional<Map<String, String>> people = population.flatMap(index.tables()::variable);
    if (outcome.isEmpty() || people.isEmpty()) {
      throw new EvidenceUnclear(row, "no variable has the words: " + words + ", " + population);
    }
    Compared compared =
        new Compared(
            reference(people.get()),
            variable(row, row.table().exposure()),
            variable(row, row.table().alternative()),
            new Outcome(index, outcome.get()));
    return of(row, row.key(), words.get() + "; " + population.get(), compared);
  }

  private ObjectNode variable(EvidenceRow row, String key) {
    return reference(
        index
            .tables()
            .variableOf(key)
            .orElseThrow(() -> new EvidenceUnclear(row, "there is no variable " + key)));
  }

  private static ObjectNode reference(Map<String, String> variable) {
    return Outcome.reference(variable);
  }
}
