package org.mcsguideline.knowledge;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation with everything it can say.
 *
 * @param canonical address with version
 * @param library name of the one library that holds all its defines
 * @param kept defines whose values a kept decision states, those of {@link KeptDefine} that the
 *     library has
 */
public record Plan(
    String canonical, String library, Set<String> kept, PlanText text, List<PlanAction> actions) {

  public Plan {
    kept = Set.copyOf(kept);
    actions = List.copyOf(actions);
  }

  /** What to know about the state of the content itself; null when there is nothing. */
  public @Nullable String statusNote() {
    return text.statusNote();
  }

  /**
   * The defines that decide whether this applies, as library and name with a point between: what is
   * kept of it, and the conditions of its actions.
   */
  public List<String> deciding() {
    return Stream.concat(
            kept.stream().sorted(),
            actions.stream().flatMap(action -> action.conditions().stream()))
        .distinct()
        .map(define -> library + "." + define)
        .toList();
  }

  /** The same plan, of which nothing applies unless these defines are true as well. */
  public Plan onlyWhen(List<String> conditions) {
    return conditions.isEmpty()
        ? this
        : new Plan(
            canonical,
            library,
            kept,
            text,
            actions.stream().map(action -> action.onlyWhen(conditions)).toList());
  }
}
