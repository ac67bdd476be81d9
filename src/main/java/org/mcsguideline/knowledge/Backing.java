package org.mcsguideline.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recommendation rests on.
 *
 * @param strength strength of the recommendation in the source's words; null when not graded
 * @param certainty quality of the evidence in the source's words; null when not graded
 */
public record Backing(
    @Nullable String strength, @Nullable String certainty, List<Citation> documentation) {

  public Backing {
    documentation = List.copyOf(documentation);
  }
}
