package org.mcsguideline.knowledge;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation with everything it can say.
 *
 * @param canonical address with version
 * @param library name of the one library that holds all its defines
 * @param kept defines whose values a kept decision states, those of {@link KeptDefine} that the
 *     library has
 * @param statusNote what to know about the state of the content itself; null when there is nothing
 */
public record Plan(
    String canonical,
    String library,
    Set<String> kept,
    @Nullable String statusNote,
    List<PlanAction> actions) {

  public Plan {
    kept = Set.copyOf(kept);
    actions = List.copyOf(actions);
  }

  /** The same plan, of which nothing applies unless these defines are true as well. */
  public Plan onlyWhen(List<String> conditions) {
    return conditions.isEmpty()
        ? this
        : new Plan(
            canonical,
            library,
            kept,
            statusNote,
            actions.stream().map(action -> action.onlyWhen(conditions)).toList());
  }
}
