package org.mcsguideline.explanation;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.decision.KeptDecision.KeptCard;
import org.mcsguideline.decision.KeptDecision.KeptPlan;
import org.mcsguideline.knowledge.Backing;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.KeptDefine;
import org.mcsguideline.knowledge.LedgerRow;
import org.mcsguideline.knowledge.LogicDefine;
import org.mcsguideline.knowledge.LogicDefine.Kind;
import org.mcsguideline.knowledge.Plan;
import org.mcsguideline.knowledge.PlanAction;

/** Which defines a reader is shown first of a recommendation, and where they come from. */
final class PlanCriteria {

  private final Plan plan;
  private final Grounds grounds;
  private final List<PlanAction> shown;
  private final Set<String> criteria = new LinkedHashSet<>();

  PlanCriteria(Plan plan, KeptPlan kept, Grounds grounds) {
    this.plan = plan;
    this.grounds = grounds;
    List<String> actions = kept.cards().stream().map(KeptCard::action).toList();
    this.shown = plan.actions().stream().filter(action -> actions.contains(action.id())).toList();
    Set<String> seen = new LinkedHashSet<>();
    roots().forEach(root -> open(root, seen));
  }

  /** The conditions of its cards first, then what is kept of every recommendation. */
  List<String> roots() {
    return Stream.concat(conditions().stream(), plan.deciding().stream())
        .distinct()
        .filter(grounds.defines()::containsKey)
        // Said for the record alone; it decides nothing.
        .filter(key -> !key.endsWith("." + KeptDefine.REASONS.define()))
        .toList();
  }

  /** What made its cards apply. */
  List<String> conditions() {
    return shown.stream()
        .flatMap(action -> action.conditions().stream())
        .distinct()
        .map(condition -> plan.library() + "." + condition)
        .filter(grounds.defines()::containsKey)
        .toList();
  }

  /**
   * Its own library only puts together what others say, so that their defines are what a reader
   * looks for; a library that stands alone shows its own.
   */
  List<String> criteria() {
    return criteria.isEmpty()
        ? grounds.reach(roots()).stream().filter(this::isCriterion).toList()
        : List.copyOf(criteria);
  }

  private boolean isCriterion(String key) {
    LogicDefine define = grounds.defines().get(key);
    return define != null && define.kind() == Kind.CRITERION;
  }

  private boolean listsItems(String key) {
    LogicDefine define = grounds.defines().get(key);
    return define != null && !define.items().isEmpty();
  }

  private void open(String key, Set<String> seen) {
    LogicDefine define = grounds.defines().get(key);
    if (define == null || define.kind() == Kind.WORDING || !seen.add(key)) {
      return;
    }
    boolean unused = criteria.addAll(define.items());
    if (define.items().isEmpty()) {
      List<String> lists = define.uses().stream().filter(this::listsItems).toList();
      if (define.library().equals(plan.library())) {
        define.uses().forEach(used -> open(used, seen));
      } else if (!lists.isEmpty()) {
        lists.forEach(list -> open(list, seen));
      } else {
        unused = criteria.add(key);
      }
    }
  }

  /**
   * The rows of the ledger on its outcome, or on all that decides where it has none. The sentence
   * that the plan itself says comes first: whatever stands there is read as the recommendation.
   */
  List<LedgerRow> rows() {
    List<LedgerRow> rows =
        roots().stream()
            .map(grounds.defines()::get)
            .filter(Objects::nonNull)
            .flatMap(define -> grounds.rowsOf(CriterionWriting.where(define)).stream())
            .distinct()
            .toList();
    String resource =
        plan.canonical().replaceFirst("\\|.*", "").replaceFirst(".*/([A-Za-z]+/[^/]+)$", "$1");
    return Stream.concat(rows.stream(), grounds.rowsOf(resource).stream())
        .distinct()
        .sorted(Comparator.comparing(row -> !isSaid(row)))
        .toList();
  }

  private boolean isSaid(LedgerRow row) {
    return plan.actions().stream()
        .map(action -> action.content().description())
        .anyMatch(said -> said != null && said.contains(row.statement()));
  }

  @Nullable String backing(Function<Backing, @Nullable String> part) {
    return plan.actions().stream()
        .map(PlanAction::backing)
        .flatMap(backing -> Optional.ofNullable(part.apply(backing)).stream())
        .findFirst()
        .orElse(null);
  }
}
