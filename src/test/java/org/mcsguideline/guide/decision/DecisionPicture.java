package org.mcsguideline.guide.decision;

import org.mcsguideline.guide.Words;
import org.mcsguideline.guide.decision.DecisionTree.Question;
import org.mcsguideline.guide.decision.DecisionTree.Result;
import org.mcsguideline.picture.Caption;
import org.mcsguideline.picture.DecisionDiagram;

/** A tree as a picture. */
public final class DecisionPicture {

  private final Words words;
  private final SaidOutcomes said;

  /**
   * In these words.
   *
   * @param said outcomes after which a card may be shown
   */
  public DecisionPicture(Words words, SaidOutcomes said) {
    this.words = words;
    this.said = said;
  }

  /** The picture: one {@code svg} element. */
  public String svg(Caption caption, DecisionTree tree) {
    return new DecisionDiagram(caption, step(tree)).svg();
  }

  private DecisionDiagram.Step step(DecisionTree tree) {
    if (tree instanceof Question question) {
      return new DecisionDiagram.Question(
          words.of("question", question.input().key()),
          question.branches().stream()
              .map(
                  branch ->
                      new DecisionDiagram.Exit(
                          DecisionTable.answer(words, branch), step(branch.then())))
              .toList());
    }
    String outcome = ((Result) tree).outcome();
    return new DecisionDiagram.End(words.of("outcome", outcome), said.holds(outcome));
  }
}
