package org.mcsguideline.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user can do with an action.
 *
 * @param onlyOne true when at most one of the suggestions may be accepted
 * @param overrideReasons reasons a user can give for not following
 * @param subject null when all of the text of the card tells what it is about
 */
public record Choices(
    boolean onlyOne,
    List<SuggestedStep> steps,
    List<Coded> overrideReasons,
    @Nullable CardSubject subject) {

  public Choices {
    steps = List.copyOf(steps);
    overrideReasons = List.copyOf(overrideReasons);
  }
}
