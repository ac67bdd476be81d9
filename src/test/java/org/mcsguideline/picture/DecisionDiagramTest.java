package org.mcsguideline.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mcsguideline.picture.DecisionDiagram.End;
import org.mcsguideline.picture.DecisionDiagram.Exit;
import org.mcsguideline.picture.DecisionDiagram.Question;
import org.w3c.dom.Element;

class DecisionDiagramTest {

  private static final Caption CAPTION = new Caption("d", "Title", "Description");
  private static final Question SECOND =
      new Question(
          "second?", List.of(new Exit("a < b", new End("said", true)), new Exit("else", end())));
  private static final Question FIRST =
      new Question("first?", List.of(new Exit("yes", SECOND), new Exit("no", end())));

  private static End end() {
    return new End("silent", false);
  }

  private static Drawn drawn() {
    return Drawn.of(new DecisionDiagram(CAPTION, FIRST).svg());
  }

  @Test
  void everyQuestionAnswerAndEndIsThereInOrder() {
    assertThat(drawn().texts())
        .containsExactly(
            "first?", "yes", "second?", "a < b", "said", "else", "silent", "no", "silent");
  }

  @Test
  void shapesTellQuestionsFromEndsAndWhatIsSaid() {
    List<Element> boxes = drawn().elements("rect");
    assertThat(boxes)
        .extracting(box -> box.getAttribute("rx"))
        .containsExactly("12", "12", "0", "0", "0");
    assertThat(boxes)
        .extracting(box -> box.getAttribute("stroke-width"))
        .containsExactly("1.2", "1.2", "2.6", "1.2", "1.2");
    assertThat(boxes)
        .extracting(box -> box.getAttribute("stroke-dasharray"))
        .containsExactly("none", "none", "none", "5 3", "5 3");
  }

  @Test
  void boxesStandBelowEachOtherAndInsideThePicture() {
    Drawn drawn = drawn();
    double above = 0;
    for (Element box : drawn.elements("rect")) {
      assertThat(Drawn.number(box, "y")).isGreaterThan(above);
      above = Drawn.number(box, "y") + Drawn.number(box, "height");
      assertThat(Drawn.number(box, "x") + Drawn.number(box, "width")).isLessThan(Drawing.WIDTH);
    }
    assertThat(drawn.root().getAttribute("viewBox")).startsWith("0 0 480 ");
    assertThat(above)
        .isLessThan(Double.parseDouble(drawn.root().getAttribute("viewBox").substring(8)));
  }

  @Test
  void aQuestionWithoutAnswersIsRefused() {
    assertThatThrownBy(() -> new Question("alone?", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("alone?");
  }
}
