package org.mcsguideline.knowledge.assembly;

import java.util.List;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.assembly.source.Problem;

/** The authored guideline cannot be built; the message lists every problem with its place. */
public final class GuidelineFaulty extends RuntimeException {

  private final transient List<Problem> problems;

  GuidelineFaulty(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(
                Collectors.joining(
                    "\n", "The guideline has " + problems.size() + " problems:\n", "")));
    this.problems = List.copyOf(problems);
  }

  /** By file and line. */
  public List<Problem> problems() {
    return problems;
  }
}
