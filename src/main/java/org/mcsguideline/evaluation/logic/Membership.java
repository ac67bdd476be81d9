package org.mcsguideline.evaluation.logic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.InEvaluator;

/** Whether something is in a list or an interval. */
final class Membership {

  private Membership() {}

  static Step of(Step element, Step whole, @Nullable String precision) {
    if (whole instanceof Fixed fixed && fixed.value() instanceof List<?> list && isTexts(list)) {
      Set<Object> texts = new HashSet<>(list);
      // Among texts, equal is the same; anything else and null is equal to none of them.
      return frame -> {
        Object value = element.work(frame);
        return value instanceof String && texts.contains(value);
      };
    }
    return frame ->
        InEvaluator.internalEvaluate(
            element.work(frame), whole.work(frame), precision, frame.run.state);
  }

  private static boolean isTexts(List<?> list) {
    return list.stream().allMatch(String.class::isInstance);
  }
}
