package org.mcsguideline.knowledge.assembly;

import java.util.List;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.assembly.source.Problem;

/** The authored guideline cannot be built; the message lists every problem with its place. */
public final class GuidelineFaulty extends RuntimeException {

  GuidelineFaulty(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(
                Collectors.joining(
                    "\n", "The guideline has " + problems.size() + " problems:\n", "")));
  }
}
