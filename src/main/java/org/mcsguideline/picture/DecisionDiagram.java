package org.mcsguideline.picture;

import java.util.List;

/**
 * Questions with what follows from each answer, from top to bottom. A question has round corners,
 * an end has square ones; an end after which something is said has a thick border, one after which
 * nothing is said a broken one.
 *
 * @param first asked of everybody
 */
public record DecisionDiagram(Caption caption, Step first) {

  private static final double MARGIN = 8;
  private static final double PADDING = 7;
  private static final double INDENT = 30;
  private static final double STEM = 14;
  private static final double GAP = 8;

  /** A place in the diagram. */
  public sealed interface Step {}

  /** Something is asked. */
  public record Question(String text, List<Exit> exits) implements Step {
    public Question {
      exits = List.copyOf(exits);
      if (exits.isEmpty()) {
        throw new IllegalArgumentException("A question without answers: " + text);
      }
    }
  }

  /**
   * Nothing more is asked.
   *
   * @param said whether something is said here
   */
  public record End(String text, boolean said) implements Step {}

  /** An answer, and what follows. */
  public record Exit(String answer, Step then) {}

  /** The picture: one {@code svg} element. */
  public String svg() {
    Drawing drawing = Drawing.of(caption, height(first, MARGIN) + 2 * MARGIN);
    draw(drawing, first, MARGIN, MARGIN);
    return drawing.end();
  }

  private static double height(Step step, double left) {
    double height = box(step, left);
    if (step instanceof Question question) {
      for (Exit exit : question.exits()) {
        height += answer(exit, left) + height(exit.then(), left + INDENT);
      }
    }
    return height;
  }

  /** Height of the box alone. */
  private static double box(Step step, double left) {
    return lines(step, left).size() * letters(step).leading() + 2 * PADDING;
  }

  /** Height of the answer above its box. */
  private static double answer(Exit exit, double left) {
    return GAP + answerLines(exit, left).size() * Letters.PLAIN.leading();
  }

  private static List<String> answerLines(Exit exit, double left) {
    return Letters.PLAIN.lines(exit.answer(), width(left + INDENT));
  }

  private static double width(double left) {
    return Drawing.WIDTH - MARGIN - left;
  }

  private static List<String> lines(Step step, double left) {
    // Some letters are wider than most.
    return letters(step).lines(text(step), width(left) - 4 * PADDING);
  }

  private static Letters letters(Step step) {
    return step instanceof Question ? Letters.BOLD : Letters.PLAIN;
  }

  private static String text(Step step) {
    return step instanceof Question question ? question.text() : ((End) step).text();
  }

  private static void draw(Drawing drawing, Step step, double left, double top) {
    drawBox(drawing, step, left, top);
    if (!(step instanceof Question question)) {
      return;
    }
    double from = top + box(step, left);
    double y = from;
    for (Exit exit : question.exits()) {
      double words = y + GAP;
      for (String line : answerLines(exit, left)) {
        words += Letters.PLAIN.leading();
        drawing.text(left + INDENT + 2, words - 5, "start", Letters.PLAIN, line);
      }
      y += answer(exit, left);
      double middle = y + box(exit.then(), left + INDENT) / 2;
      drawing.line(left + STEM, from, left + STEM, middle, 1.2);
      drawing.line(left + STEM, middle, left + INDENT, middle, 1.2);
      draw(drawing, exit.then(), left + INDENT, y);
      y += height(exit.then(), left + INDENT);
    }
  }

  private static void drawBox(Drawing drawing, Step step, double left, double top) {
    boolean asks = step instanceof Question;
    boolean said = step instanceof End end && end.said();
    drawing.open("g", "class", asks ? "question" : said ? "end said" : "end");
    drawing.shape(
        "rect",
        "x",
        left,
        "y",
        top,
        "width",
        width(left),
        "height",
        box(step, left),
        "rx",
        asks ? 12.0 : 0.0,
        "fill",
        "none",
        "stroke",
        "currentColor",
        "stroke-width",
        said ? 2.6 : 1.2,
        "stroke-dasharray",
        asks || said ? "none" : "5 3");
    double y = top + PADDING;
    for (String line : lines(step, left)) {
      y += letters(step).leading();
      drawing.text(left + PADDING, y - 5, "start", letters(step), line);
    }
    drawing.close();
  }
}
