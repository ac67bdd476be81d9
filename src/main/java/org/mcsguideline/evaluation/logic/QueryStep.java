package org.mcsguideline.evaluation.logic;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import org.opencds.cqf.cql.engine.runtime.iterators.QueryIterator;

/** A query without its sorting: what it gives is a list of its own, or one element. */
final class QueryStep implements Step {

  /**
   * Another list that has, or has not, an element that fits.
   *
   * @param isWanted whether one has to fit; else none must
   */
  record Relationship(Step related, int place, Step condition, boolean isWanted) {}

  /** A part of a query with the place of its variable. */
  record Named(String name, int place, Step step) {}

  private final Named[] sources;
  private final Named[] lets;
  private final Relationship[] relationships;
  private final @Nullable Step where;
  private final @Nullable Step giving;
  private final boolean distinct;

  /** Takes the parts of the query that give lists or hold values for a while. */
  QueryStep(
      List<Named> sources,
      List<Named> lets,
      List<Relationship> relationships,
      Conditions conditions) {
    this.sources = sources.toArray(Named[]::new);
    this.lets = lets.toArray(Named[]::new);
    this.relationships = relationships.toArray(Relationship[]::new);
    this.where = conditions.where();
    this.giving = conditions.giving();
    this.distinct = conditions.distinct();
  }

  /**
   * What is taken and given.
   *
   * @param where null when everything is taken
   * @param giving null when the elements themselves are given
   * @param distinct whether each value is given once
   */
  record Conditions(@Nullable Step where, @Nullable Step giving, boolean distinct) {}

  @Override
  public @Nullable Object work(Frame frame) {
    List<@Nullable Object> result = new ArrayList<>();
    boolean ofLists = sources.length == 1 ? workOne(frame, result) : workAll(frame, result);
    List<@Nullable Object> given =
        distinct ? Objects.requireNonNull(Distinctness.distinct(result, frame.run.state)) : result;
    if (ofLists) {
      return given;
    }
    return given.isEmpty() ? null : given.get(0);
  }

  private boolean workOne(Frame frame, List<@Nullable Object> result) {
    Object source = sources[0].step().work(frame);
    if (source instanceof Iterable<?> list) {
      for (Object element : list) {
        take(frame, element, result);
      }
      return true;
    }
    if (source != null) {
      take(frame, source, result);
    }
    return false;
  }

  private void take(Frame frame, @Nullable Object element, List<@Nullable Object> result) {
    frame.variables[sources[0].place()] = element;
    if (holds(frame)) {
      result.add(giving == null ? element : giving.work(frame));
    }
  }

  private boolean workAll(Frame frame, List<@Nullable Object> result) {
    List<Iterator<@Nullable Object>> iterators = new ArrayList<>();
    boolean ofLists = false;
    for (Named named : sources) {
      Object source = named.step().work(frame);
      ofLists |= source instanceof Iterable;
      iterators.add(elements(source).iterator());
    }
    QueryIterator combinations = new QueryIterator(frame.run.state, iterators);
    while (combinations.hasNext()) {
      List<?> elements = (List<?>) combinations.next();
      // The engine's list has one place more than there are sources.
      for (int i = 0; i < sources.length; i++) {
        frame.variables[sources[i].place()] = elements.get(i);
      }
      if (holds(frame)) {
        result.add(giving == null ? tuple(elements) : giving.work(frame));
      }
    }
    return ofLists;
  }

  private Tuple tuple(List<?> elements) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    for (int i = 0; i < sources.length; i++) {
      named.put(sources[i].name(), elements.get(i));
    }
    return new Tuple().withElements(named);
  }

  private static Iterable<@Nullable Object> elements(@Nullable Object source) {
    List<@Nullable Object> all = new ArrayList<>();
    if (source instanceof Iterable<?> list) {
      list.forEach(all::add);
    } else if (source != null) {
      all.add(source);
    }
    return all;
  }

  private boolean holds(Frame frame) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Nobody waits for this evaluation any more.");
    }
    for (int i = 0; i < lets.length; i++) {
      frame.variables[lets[i].place()] = lets[i].step().work(frame);
    }
    for (Relationship relationship : relationships) {
      if (hasFitting(relationship, frame) != relationship.isWanted()) {
        return false;
      }
    }
    return where == null || Boolean.TRUE.equals(where.work(frame));
  }

  private static boolean hasFitting(Relationship relationship, Frame frame) {
    for (Object related : elements(relationship.related().work(frame))) {
      frame.variables[relationship.place()] = related;
      if (Boolean.TRUE.equals(relationship.condition().work(frame))) {
        return true;
      }
    }
    return false;
  }
}
