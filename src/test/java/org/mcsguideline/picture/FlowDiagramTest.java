package org.mcsguideline.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mcsguideline.picture.FlowDiagram.Stage;
import org.w3c.dom.Element;

class FlowDiagramTest {

  private static final Caption CAPTION = new Caption("f", "Title", "Description");

  @Test
  void stagesStandBelowEachOtherWithAnArrowBetween() {
    Drawn drawn =
        Drawn.of(
            new FlowDiagram(
                    CAPTION, List.of(new Stage("one", "is <first>"), new Stage("two", "is second")))
                .svg());
    assertThat(drawn.texts()).containsExactly("one", "is <first>", "two", "is second");
    List<Element> boxes = drawn.elements("rect");
    double end = Drawn.number(boxes.get(0), "y") + Drawn.number(boxes.get(0), "height");
    assertThat(Drawn.number(boxes.get(1), "y")).isEqualTo(end + 24);
    assertThat(drawn.elements("polygon")).hasSize(1);
  }

  @Test
  void wordsThatAreTooLongForALineAreBroken() {
    String words = "word ".repeat(60).strip();
    List<String> texts =
        Drawn.of(new FlowDiagram(CAPTION, List.of(new Stage("one", words))).svg()).texts();
    assertThat(texts).hasSizeGreaterThan(4);
    assertThat(String.join(" ", texts.subList(1, texts.size()))).isEqualTo(words);
  }

  @Test
  void aFlowWithoutStagesIsRefused() {
    assertThatThrownBy(() -> new FlowDiagram(CAPTION, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("f: a flow without stages");
  }
}
