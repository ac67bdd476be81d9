package org.mcsguideline.evaluation.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.elm.r1.AliasedQuerySource;
import org.hl7.elm.r1.ByExpression;
import org.hl7.elm.r1.IdentifierRef;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.RelationshipClause;
import org.hl7.elm.r1.ReturnClause;
import org.hl7.elm.r1.SortByItem;
import org.hl7.elm.r1.With;

/** Steps for queries. */
final class QuerySteps {

  /** The name under which the engine sorts by an expression. */
  private static final String SORTED = "$this";

  private final StepMaking making;

  QuerySteps(StepMaking making) {
    this.making = making;
  }

  void add() {
    making.add(Query.class, this::query);
    making.add(IdentifierRef.class, this::identifier);
  }

  private Step query(Query query, Scope scope) {
    if (query.getAggregate() != null) {
      throw new NoStep("a query that aggregates");
    }
    List<QueryStep.Named> sources = new ArrayList<>();
    for (AliasedQuerySource source : query.getSource()) {
      Step step = making.make(source.getExpression(), scope);
      String name = Objects.requireNonNull(source.getAlias());
      sources.add(new QueryStep.Named(name, scope.enter(name), step));
    }
    // As in the engine, all values that are held for a while can be seen by the first of them.
    List<String> names =
        query.getLet().stream().map(let -> Objects.requireNonNull(let.getIdentifier())).toList();
    List<Integer> places = names.stream().map(scope::enter).toList();
    List<QueryStep.Named> lets = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Step step = making.make(query.getLet().get(i).getExpression(), scope);
      lets.add(new QueryStep.Named(names.get(i), places.get(i), step));
    }
    Step unsorted =
        new QueryStep(
            sources,
            lets,
            query.getRelationship().stream().map(clause -> relationship(clause, scope)).toList(),
            conditions(query, scope));
    for (int i = 0; i < sources.size() + lets.size(); i++) {
      scope.leave();
    }
    List<SortByItem> sort = query.getSort() == null ? List.of() : query.getSort().getBy();
    return sort.isEmpty()
        ? unsorted
        : new SortStep(unsorted, sort.stream().map(by -> order(by, scope)).toList());
  }

  private QueryStep.Conditions conditions(Query query, Scope scope) {
    ReturnClause giving = query.getReturn();
    return new QueryStep.Conditions(
        query.getWhere() == null ? null : making.make(query.getWhere(), scope),
        giving == null ? null : making.make(giving.getExpression(), scope),
        giving != null && Boolean.TRUE.equals(giving.isDistinct()));
  }

  private QueryStep.Relationship relationship(RelationshipClause relationship, Scope scope) {
    Step related = making.make(relationship.getExpression(), scope);
    int place = scope.enter(Objects.requireNonNull(relationship.getAlias()));
    Step condition = making.make(relationship.getSuchThat(), scope);
    scope.leave();
    return new QueryStep.Relationship(related, place, condition, relationship instanceof With);
  }

  private SortStep.Order order(SortByItem by, Scope scope) {
    if (!(by instanceof ByExpression byExpression)) {
      return new SortStep.Order(by, null, 0);
    }
    int place = scope.enter(SORTED);
    Step step = making.make(byExpression.getExpression(), scope);
    scope.leave();
    return new SortStep.Order(by, step, place);
  }

  /** A name within a sorting: an element of what is sorted. */
  private Step identifier(IdentifierRef reference, Scope scope) {
    int place = scope.place(SORTED);
    ElementAccess access =
        new ElementAccess(making.fhir, Objects.requireNonNull(reference.getName()));
    return frame -> access.of(frame.variables[place], frame.run);
  }
}
