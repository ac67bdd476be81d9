package org.mcsguideline.explanation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mcsguideline.decision.KeptDecision;
import org.mcsguideline.decision.KeptDecision.KeptPlan;
import org.mcsguideline.explanation.Explanation.Recommended;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIdentity;
import org.mcsguideline.knowledge.LedgerRow;
import org.mcsguideline.knowledge.Plan;

/** Explains kept decisions by what the guideline says of itself. */
public final class Explaining {

  private final KnowledgeBase knowledge;
  private final Map<String, Plan> plans = new LinkedHashMap<>();

  public Explaining(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
    knowledge.services().values().stream()
        .flatMap(service -> service.plans().stream())
        .forEach(plan -> plans.putIfAbsent(address(plan.canonical()), plan));
  }

  private static String address(String canonical) {
    return canonical.replaceFirst("\\|.*", "");
  }

  /** Explains a decision; a recommendation that the guideline no longer has is left out. */
  public Explanation explain(KeptDecision decision) {
    Grounds grounds = knowledge.grounds();
    CriterionWriting criteria = new CriterionWriting(grounds, decision);
    List<Recommended> recommended =
        decision.plans().stream()
            .filter(kept -> plans.containsKey(address(kept.plan())))
            .map(kept -> recommended(kept, criteria))
            .toList();
    Gathered gathered = new Gathered(grounds, recommended, criteria.written());
    return new Explanation(
        decision.id(),
        decision.service(),
        decision.time(),
        decision.basis().getOrDefault("knowledgeVersion", ""),
        isCurrent(decision),
        !decision.read().isEmpty(),
        recommended,
        criteria.written(),
        gathered.thresholds(),
        gathered.legends(),
        gathered.ledger(),
        gathered.evidence(),
        Data.of(decision));
  }

  private boolean isCurrent(KeptDecision decision) {
    KnowledgeIdentity identity = knowledge.identity();
    return identity.contentHash().equals(decision.basis().get("knowledgeHash"))
        && Objects.equals(identity.siteProfileHash(), decision.basis().get("siteProfileHash"));
  }

  private Recommended recommended(KeptPlan kept, CriterionWriting criteria) {
    Plan plan = Objects.requireNonNull(plans.get(address(kept.plan())));
    PlanCriteria found = new PlanCriteria(plan, kept, knowledge.grounds());
    List<LedgerRow> rows = found.rows();
    criteria.add(found.roots(), rows.stream().map(LedgerRow::id).toList());
    return new Recommended(
        kept.plan(),
        plan.text().title(),
        found.backing(backing -> backing.strength()),
        found.backing(backing -> backing.certainty()),
        plan.statusNote(),
        rows.stream().map(LedgerRow::id).toList(),
        kept.outcome(),
        kept.applicable(),
        kept.withheld(),
        knowledge.grounds().headers().getOrDefault(plan.library(), ""),
        kept.missing(),
        kept.cards().stream().map(KeptDecision.KeptCard::uuid).toList(),
        found.conditions(),
        found.criteria());
  }
}
