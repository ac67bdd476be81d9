package org.mcsguideline.guide.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.Words;
import org.mcsguideline.guide.cases.AnsweredVignette;
import org.mcsguideline.guide.cases.AnsweredVignettes;
import org.mcsguideline.guide.decision.Criteria;
import org.mcsguideline.guide.decision.Criterion;
import org.mcsguideline.guide.decision.DataElement;
import org.mcsguideline.guide.decision.DecisionPicture;
import org.mcsguideline.guide.decision.DecisionTable;
import org.mcsguideline.guide.decision.DecisionTree;
import org.mcsguideline.guide.decision.Input;
import org.mcsguideline.guide.decision.Logic;
import org.mcsguideline.guide.decision.OutcomeTrial;
import org.mcsguideline.guide.decision.SaidOutcomes;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.KeptDefine;
import org.mcsguideline.knowledge.LedgerRow;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.picture.Caption;

/** The recommendations: a page on all of them, and one on each. */
public final class RecommendationsPart implements GuidePart {

  private static final String OUTCOME = KeptDefine.OUTCOME.define();

  private final AnsweredVignettes answered;

  /** With the vignettes as the service answers them. */
  public RecommendationsPart(AnsweredVignettes answered) {
    this.answered = answered;
  }

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    Words words = Words.of(sources);
    List<Recommendation> recommendations = Recommendation.all(sources);
    List<AnsweredVignette> vignettes = answered.of(sources);
    Logic logic = new Logic(sources.knowledge());
    OutcomeTrial trial = new OutcomeTrial(logic);
    output.page("recommendations", "recommendations", Map.of("recommendations", recommendations));
    for (Recommendation recommendation : recommendations) {
      DecisionTree tree = trial.tree(recommendation.library(), OUTCOME);
      List<CaseOf> cases = vignettes.stream().map(v -> CaseOf.of(v, recommendation)).toList();
      SaidOutcomes said = new SaidOutcomes(logic, PlannedCard.conditions(recommendation));
      Caption caption =
          new Caption(
              recommendation.page(), recommendation.title(), words.of("picture", "decision"));
      output.picture(recommendation.page(), new DecisionPicture(words, said).svg(caption, tree));
      Map<String, Object> model = new LinkedHashMap<>();
      model.put("recommendation", recommendation);
      model.put("table", DecisionTable.of(tree, words));
      model.put("cases", cases);
      model.put("outcomes", titlesByOutcome(cases));
      model.put("missing", missing(cases));
      model.put("services", services(sources, recommendation));
      addLogic(model, sources, recommendation, logic, cases);
      output.page(recommendation.page(), "recommendation", model);
    }
  }

  private static void addLogic(
      Map<String, Object> model,
      GuideSources sources,
      Recommendation recommendation,
      Logic logic,
      List<CaseOf> cases) {
    Grounds grounds = sources.knowledge().grounds();
    String outcome = recommendation.library() + "." + OUTCOME;
    List<Criterion> criteria =
        new Criteria(sources, logic)
            .below(Input.of(logic, outcome).stream().map(Input::key).toList());
    model.put("criteria", criteria);
    model.put("elements", elements(criteria));
    model.put("planned", PlannedCard.all(recommendation, grounds.defines(), cases));
    model.put("cql", cql(sources.resource("Library", recommendation.library())));
    model.put("statements", statements(grounds, recommendation));
  }

  /** What the ledger says of the plan and of its library. */
  private static List<StatementOf> statements(Grounds grounds, Recommendation recommendation) {
    String plan = "PlanDefinition/" + recommendation.planId();
    String library = recommendation.library() + ".";
    return grounds.ledger().values().stream()
        .filter(
            row ->
                row.where().stream()
                    .anyMatch(where -> where.equals(plan) || where.startsWith(library)))
        .map(StatementOf::of)
        .toList();
  }

  /** Each once, in alphabetical order. */
  private static Collection<DataElement> elements(List<Criterion> criteria) {
    Map<String, DataElement> elements = new TreeMap<>();
    criteria.forEach(
        criterion ->
            criterion.data().forEach(element -> elements.putIfAbsent(element.name(), element)));
    return elements.values();
  }

  /** Which cards the vignettes with an outcome get. */
  private static Map<String, Set<String>> titlesByOutcome(List<CaseOf> cases) {
    Map<String, Set<String>> titles = new TreeMap<>();
    for (CaseOf of : cases) {
      Set<String> actions = titles.computeIfAbsent(of.given(), o -> new LinkedHashSet<>());
      of.cards().forEach(card -> actions.add(card.action()));
    }
    return titles;
  }

  /** What cards name as missing, with the vignettes in which they do. */
  private static Map<String, List<AnsweredVignette>> missing(List<CaseOf> cases) {
    Map<String, List<AnsweredVignette>> missing = new TreeMap<>();
    for (CaseOf of : cases) {
      of.missing()
          .forEach(
              name -> missing.computeIfAbsent(name, n -> new ArrayList<>()).add(of.vignette()));
    }
    return missing;
  }

  /** The services that can say it. */
  private static List<Service> services(GuideSources sources, Recommendation recommendation) {
    return sources.knowledge().services().values().stream()
        .filter(
            service ->
                service.plans().stream()
                    .anyMatch(
                        plan ->
                            FhirJson.withoutVersion(plan.canonical())
                                .endsWith("/" + recommendation.planId())))
        .map(Service::of)
        .toList();
  }

  private static String cql(JsonNode library) {
    return FhirJson.each(library, "content")
        .filter(content -> content.path("contentType").asText().equals("text/cql"))
        .map(content -> Base64.getDecoder().decode(content.path("data").asText()))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow(() -> new GuideFaulty("A library has no CQL: " + library.path("id")));
  }

  /** A statement of the source with what became of it. */
  record StatementOf(LedgerRow row, List<EvidenceLink> links) {
    static StatementOf of(LedgerRow row) {
      return new StatementOf(
          row,
          EvidenceLink.of(
              Stream.concat(row.evidence().stream(), row.discrepancies().stream()).toList()));
    }
  }
}
