package org.mcsguideline.evaluation.logic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.DistinctEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.UnionEvaluator;
import org.opencds.cqf.cql.engine.execution.State;

/**
 * Each element of a list once, as the engine has it, but without comparing all with all where that
 * can be seen from less: texts by themselves, resources by their ids.
 */
final class Distinctness {

  private Distinctness() {}

  static @Nullable List<@Nullable Object> distinct(@Nullable Iterable<?> source, State state) {
    if (source == null) {
      return null;
    }
    boolean texts = true;
    boolean resources = true;
    for (Object element : source) {
      texts &= element instanceof String;
      resources &= element instanceof Resource;
    }
    if (texts) {
      return distinctTexts(source);
    }
    return resources
        ? distinctResources(source, state)
        : DistinctEvaluator.INSTANCE.distinct(source, state);
  }

  /** Both lists together, each element once; with intervals what the engine makes of them. */
  static @Nullable Object union(@Nullable Object left, @Nullable Object right, State state) {
    boolean lists =
        (left == null || left instanceof Iterable)
            && (right == null || right instanceof Iterable)
            && (left != null || right != null);
    if (!lists) {
      return UnionEvaluator.union(left, right, state);
    }
    List<@Nullable Object> both = new ArrayList<>();
    for (Object list : new @Nullable Object[] {left, right}) {
      if (list != null) {
        ((Iterable<?>) list).forEach(both::add);
      }
    }
    return distinct(both, state);
  }

  private static List<@Nullable Object> distinctTexts(Iterable<?> source) {
    List<@Nullable Object> distinct = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (Object text : source) {
      if (seen.add(text)) {
        distinct.add(text);
      }
    }
    return distinct;
  }

  /** Resources that differ in their ids or types are not equal. */
  private static List<@Nullable Object> distinctResources(Iterable<?> source, State state) {
    List<@Nullable Object> distinct = new ArrayList<>();
    Map<String, List<Resource>> byId = new HashMap<>();
    for (Object element : source) {
      Resource resource = (Resource) element;
      List<Resource> same =
          byId.computeIfAbsent(
              String.valueOf(resource.getIdElement().getValue()), id -> new ArrayList<>(1));
      if (same.stream().noneMatch(other -> isEqual(resource, other, state))) {
        same.add(resource);
        distinct.add(resource);
      }
    }
    return distinct;
  }

  private static boolean isEqual(Resource one, Resource other, State state) {
    return one == other || Boolean.TRUE.equals(EqualEvaluator.equal(one, other, state));
  }
}
