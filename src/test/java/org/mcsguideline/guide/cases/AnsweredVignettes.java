package org.mcsguideline.guide.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.Words;

/** All vignettes, each through every service of the product itself; worked out once. */
public final class AnsweredVignettes {

  private @Nullable List<AnsweredVignette> answered;

  /**
   * In the order of their ids.
   *
   * @throws org.mcsguideline.guide.GuideFaulty when a word is missing
   */
  public List<AnsweredVignette> of(GuideSources sources) {
    List<AnsweredVignette> known = answered;
    if (known == null) {
      known = new Answering(sources, Words.of(sources)).all();
      answered = known;
    }
    return known;
  }
}
