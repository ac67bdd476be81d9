package org.mcsguideline.knowledge;

import java.util.List;

/**
 * What the user can do with an action.
 *
 * @param onlyOne true when at most one of the suggestions may be accepted
 * @param overrideReasons reasons a user can give for not following
 */
public record Choices(boolean onlyOne, List<SuggestedStep> steps, List<Coded> overrideReasons) {

  public Choices {
    steps = List.copyOf(steps);
    overrideReasons = List.copyOf(overrideReasons);
  }
}
