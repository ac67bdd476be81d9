package org.mcsguideline.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.mcsguideline.advice.Decision;
import org.mcsguideline.decision.KeptDecision.KeptCard;
import org.mcsguideline.decision.KeptDecision.KeptPlan;
import org.mcsguideline.decision.KeptDecision.KeptState;

/** Reads decisions as this package writes them. */
public final class KeptDecisions {

  private static final List<String> BASIS =
      List.of("knowledgeVersion", "knowledgeHash", "siteProfileHash");

  private final GuidanceResponse kept;

  private KeptDecisions(GuidanceResponse kept) {
    this.kept = kept;
  }

  /** What would stand in a decision if it were kept. */
  public static KeptDecision of(Decision decision) {
    return of(new GuidanceResponses(OwnCodes.of(decision.service()), true).of(decision));
  }

  /** What stands in a decision; what is not there is empty. */
  public static KeptDecision of(GuidanceResponse kept) {
    KeptDecisions all = new KeptDecisions(kept);
    Map<String, KeptState> defines = new LinkedHashMap<>();
    all.named(TraceParameters.DEFINE).forEach(d -> defines.put(text(d, "name"), state(d)));
    Map<String, Map<String, String>> read = new LinkedHashMap<>();
    all.named(TraceParameters.READ).forEach(r -> read.put(text(r, "reference"), elements(r)));
    Map<String, String> basis = new LinkedHashMap<>();
    BASIS.forEach(
        name ->
            all.named(name)
                .filter(ParametersParameterComponent::hasValue)
                .forEach(p -> basis.put(name, p.getValue().primitiveValue())));
    return new KeptDecision(
        kept.getIdElement().getIdPart(),
        kept.getModule().primitiveValue(),
        kept.getOccurrenceDateTimeElement().getValueAsString(),
        basis,
        all.named("recommendation").map(KeptDecisions::plan).toList(),
        defines,
        read);
  }

  private Stream<ParametersParameterComponent> named(String name) {
    return kept.getContained().stream()
        .filter(Parameters.class::isInstance)
        .flatMap(contained -> ((Parameters) contained).getParameter().stream())
        .filter(parameter -> name.equals(parameter.getName()));
  }

  private static KeptPlan plan(ParametersParameterComponent part) {
    String outcome = text(part, "outcome");
    return new KeptPlan(
        text(part, "plan"),
        outcome.isEmpty() ? null : outcome,
        truth(part, "applicable"),
        truth(part, "withheld"),
        texts(part, "missing"),
        parts(part, "card")
            .map(c -> new KeptCard(text(c, "uuid"), text(c, "action"), text(c, "showing")))
            .toList());
  }

  private static KeptState state(ParametersParameterComponent define) {
    List<String> read = texts(define, TraceParameters.READ);
    String inAll = text(define, TraceParameters.READ_IN_ALL);
    return new KeptState(
        text(define, "state"),
        texts(define, "value"),
        parts(define, TraceParameters.ITEM).map(KeptDecisions::elements).toList(),
        read,
        inAll.isEmpty() ? read.size() : Integer.parseInt(inAll));
  }

  private static Map<String, String> elements(ParametersParameterComponent part) {
    Map<String, String> elements = new LinkedHashMap<>();
    part.getPart().forEach(p -> elements.put(p.getName(), p.getValue().primitiveValue()));
    return elements;
  }

  private static String truth(ParametersParameterComponent part, String name) {
    String truth = text(part, name);
    return truth.isEmpty() ? "unknown" : truth;
  }

  private static String text(ParametersParameterComponent part, String name) {
    return texts(part, name).stream().findFirst().orElse("");
  }

  private static List<String> texts(ParametersParameterComponent part, String name) {
    return parts(part, name)
        .filter(ParametersParameterComponent::hasValue)
        .map(inner -> inner.getValue().primitiveValue())
        .toList();
  }

  private static Stream<ParametersParameterComponent> parts(
      ParametersParameterComponent part, String name) {
    return part.getPart().stream().filter(inner -> name.equals(inner.getName()));
  }
}
