package org.mcsguideline.guide.pages;

import java.util.List;
import java.util.Map;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.cases.AnsweredVignette;
import org.mcsguideline.guide.cases.AnsweredVignettes;

/** All vignettes on one page, each with its record, its answers and its cards. */
public final class VignettesPart implements GuidePart {

  private final AnsweredVignettes answered;

  /** With the vignettes as the service answers them. */
  public VignettesPart(AnsweredVignettes answered) {
    this.answered = answered;
  }

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    List<AnsweredVignette> vignettes = answered.of(sources);
    output.page(
        "vignettes",
        "vignettes",
        Map.of(
            "vignettes",
            vignettes,
            "recommendations",
            Recommendation.all(sources),
            "unexpected",
            vignettes.stream().filter(vignette -> !vignette.isAsExpected()).toList()));
  }
}
