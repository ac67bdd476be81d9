package org.mcsguideline.picture;

import java.util.List;

/**
 * What happens one after the other, from top to bottom.
 *
 * @param stages not empty
 */
public record FlowDiagram(Caption caption, List<Stage> stages) {

  private static final double MARGIN = 8;
  private static final double PADDING = 8;
  private static final double ARROW = 24;

  /** A stage with what is to be known of it. */
  public record Stage(String title, String words) {}

  public FlowDiagram {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException(caption.id() + ": a flow without stages");
    }
  }

  /** The picture: one {@code svg} element. */
  public String svg() {
    double height = stages.stream().mapToDouble(FlowDiagram::height).sum();
    Drawing drawing = Drawing.of(caption, height + (stages.size() - 1) * ARROW + 2 * MARGIN);
    double y = MARGIN;
    for (Stage stage : stages) {
      if (y > MARGIN) {
        arrow(drawing, y);
        y += ARROW;
      }
      draw(drawing, stage, y);
      y += height(stage);
    }
    return drawing.end();
  }

  /** Some letters are wider than most. */
  private static double room() {
    return Drawing.WIDTH - 2 * MARGIN - 4 * PADDING;
  }

  private static double height(Stage stage) {
    return Letters.BOLD.lines(stage.title(), room()).size() * Letters.BOLD.leading()
        + Letters.PLAIN.lines(stage.words(), room()).size() * Letters.PLAIN.leading()
        + 2 * PADDING;
  }

  private static void arrow(Drawing drawing, double top) {
    double middle = Drawing.WIDTH / 2;
    double tip = top + ARROW - 3;
    drawing.line(middle, top + 3, middle, tip - 6, 1.6);
    drawing.shape(
        "polygon",
        "points",
        Drawing.point(middle - 5, tip - 8)
            + Drawing.point(middle + 5, tip - 8)
            + Drawing.point(middle, tip));
  }

  private static void draw(Drawing drawing, Stage stage, double top) {
    drawing.open("g", "class", "stage");
    drawing.shape(
        "rect",
        "x",
        MARGIN,
        "y",
        top,
        "width",
        Drawing.WIDTH - 2 * MARGIN,
        "height",
        height(stage),
        "rx",
        8.0,
        "fill",
        "none",
        "stroke",
        "currentColor",
        "stroke-width",
        1.4);
    double y = top + PADDING - 4;
    y = lines(drawing, Letters.BOLD, stage.title(), y);
    double unused = lines(drawing, Letters.PLAIN, stage.words(), y);
    drawing.close();
  }

  private static double lines(Drawing drawing, Letters letters, String text, double top) {
    double y = top;
    for (String line : letters.lines(text, room())) {
      y += letters.leading();
      drawing.text(MARGIN + PADDING, y, "start", letters, line);
    }
    return y;
  }
}
