package org.mcsguideline.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation with everything it can say.
 *
 * @param canonical address with version
 * @param library name of the one library that holds all its defines
 * @param statusNote what to know about the state of the content itself; null when there is nothing
 */
public record Plan(
    String canonical, String library, @Nullable String statusNote, List<PlanAction> actions) {

  public Plan {
    actions = List.copyOf(actions);
  }
}
