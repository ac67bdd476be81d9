package org.mcsguideline.guide.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.Words;
import org.mcsguideline.picture.Caption;
import org.mcsguideline.picture.FlowDiagram;
import org.mcsguideline.picture.FlowDiagram.Stage;

/** The page on which readers arrive. */
public final class HomePart implements GuidePart {

  private static final String PICTURE = "course";

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    Words words = Words.of(sources);
    List<Stage> course =
        sources.rows("ig/pages/course.csv").stream()
            .map(row -> new Stage(row.getOrDefault("stage", ""), row.getOrDefault("words", "")))
            .toList();
    String told =
        course.stream()
            .map(stage -> stage.title() + ": " + stage.words())
            .collect(Collectors.joining(" "));
    Caption caption = new Caption(PICTURE, words.of("picture", "course"), told);
    output.picture(PICTURE, new FlowDiagram(caption, course).svg());
    List<Recommendation> recommendations = Recommendation.all(sources);
    output.page(
        "index",
        "index",
        Map.of(
            "recommendations",
            recommendations,
            "source",
            recommendations.get(0).source(),
            "picture",
            told,
            "services",
            sources.knowledge().services().values().stream().map(Service::of).toList()));
  }
}
