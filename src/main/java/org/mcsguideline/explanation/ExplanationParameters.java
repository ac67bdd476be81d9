package org.mcsguideline.explanation;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.explanation.Explanation.Criterion;
import org.mcsguideline.explanation.Explanation.Datum;
import org.mcsguideline.explanation.Explanation.Recommended;
import org.mcsguideline.knowledge.EvidencePiece;
import org.mcsguideline.knowledge.LedgerRow;
import org.mcsguideline.knowledge.Threshold;

/** An explanation as FHIR: Parameters with references to ledger and evidence. */
public final class ExplanationParameters {

  private final Explanation explanation;
  private final Parameters parameters = new Parameters();

  private ExplanationParameters(Explanation explanation) {
    this.explanation = explanation;
  }

  /** The resource as JSON. */
  public static byte[] json(Explanation explanation) {
    return FhirContext.forR4Cached()
        .newJsonParser()
        .encodeResourceToString(of(explanation))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The resource; its parameters are those of the operation's definition. */
  static Parameters of(Explanation explanation) {
    return new ExplanationParameters(explanation).written();
  }

  private Parameters written() {
    parameters
        .addParameter()
        .setName("decision")
        .setValue(new Reference("GuidanceResponse/" + explanation.decision()));
    parameters.addParameter("current", explanation.current());
    explanation.recommendations().forEach(this::add);
    explanation.data().values().forEach(this::add);
    return parameters;
  }

  private void add(Recommended recommended) {
    ParametersParameterComponent part = parameters.addParameter().setName("recommendation");
    add(part, "plan", new CanonicalType(recommended.plan()));
    text(part, "title", recommended.title());
    text(part, "outcome", recommended.outcome());
    text(part, "applicable", recommended.applicable());
    recommended.sentences().forEach(row -> ledger(part, row));
    Set<String> seen = new LinkedHashSet<>();
    recommended.conditions().forEach(key -> add(part, "condition", key, seen));
    recommended.criteria().forEach(key -> add(part, "criterion", key, seen));
  }

  private void add(ParametersParameterComponent parent, String name, String key, Set<String> seen) {
    Criterion criterion = explanation.defines().get(key);
    if (criterion == null || !seen.add(key)) {
      return;
    }
    ParametersParameterComponent part = parent.addPart().setName(name);
    text(part, "name", criterion.name());
    text(part, "define", criterion.key());
    text(part, "state", criterion.state());
    text(part, "word", criterion.word());
    criterion.values().forEach(value -> text(part, "value", value));
    text(part, "rule", criterion.rule());
    text(part, "cql", criterion.cql());
    criterion.thresholds().forEach(threshold -> threshold(part, threshold));
    criterion.ledger().forEach(row -> ledger(part, row));
    criterion.cites().forEach(cited -> evidence(part, cited));
    criterion.data().forEach(data -> add(part, "data", new UriType(data)));
    criterion.uses().forEach(used -> add(part, "criterion", used, seen));
  }

  private void threshold(ParametersParameterComponent parent, String key) {
    Threshold threshold = explanation.thresholds().get(key);
    if (threshold != null) {
      ParametersParameterComponent part = parent.addPart().setName("threshold");
      text(part, "name", key);
      text(part, "value", threshold.value());
      text(part, "label", threshold.label());
      add(part, "chosenBySite", new BooleanType(threshold.chosen()));
    }
  }

  private void ledger(ParametersParameterComponent parent, String id) {
    LedgerRow row = explanation.ledger().get(id);
    if (row != null) {
      ParametersParameterComponent part = parent.addPart().setName("statement");
      add(part, "row", new Reference(row.reference()));
      text(part, "text", row.statement());
      row.discrepancies().forEach(key -> evidence(part, "discrepancy", key));
      row.evidence().forEach(key -> evidence(part, key));
    }
  }

  private void evidence(ParametersParameterComponent part, String key) {
    evidence(part, "evidence", key);
  }

  private void evidence(ParametersParameterComponent part, String name, String key) {
    EvidencePiece piece = explanation.evidence().get(key);
    if (piece != null) {
      add(part, name, new Reference(piece.reference()).setDisplay(key));
    }
  }

  private void add(Datum datum) {
    ParametersParameterComponent part = parameters.addParameter().setName("data");
    add(part, "reference", new UriType(datum.reference()));
    Map.of("what", datum.what(), "value", datum.value(), "unit", datum.unit(), "time", datum.time())
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(element -> text(part, element.getKey(), element.getValue()));
  }

  private static void text(ParametersParameterComponent part, String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      add(part, name, new StringType(text));
    }
  }

  private static void add(ParametersParameterComponent part, String name, Type value) {
    Collection<ParametersParameterComponent> parts = part.getPart();
    boolean unused = parts.add(new ParametersParameterComponent().setName(name).setValue(value));
  }
}
