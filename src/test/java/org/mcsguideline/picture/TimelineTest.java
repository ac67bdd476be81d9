package org.mcsguideline.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mcsguideline.picture.Timeline.Lane;
import org.mcsguideline.picture.Timeline.Tick;
import org.mcsguideline.picture.Timeline.Window;

class TimelineTest {

  private static final Caption CAPTION = new Caption("t", "Title", "Description");
  private static final Window FIRST =
      new Window(Duration.ZERO, Duration.ofHours(2), List.of(new Tick(Duration.ofHours(1), "one")));
  private static final Window REST =
      new Window(
          Duration.ofHours(2),
          Duration.ofHours(12),
          List.of(new Tick(Duration.ofHours(7), "seven")));

  private static Drawn timeline(Lane... lanes) {
    return Drawn.of(new Timeline(CAPTION, List.of(FIRST, REST), List.of(lanes)).svg());
  }

  private static Lane lane(long... minutes) {
    return new Lane(
        "L", "label", "words", Arrays.stream(minutes).mapToObj(Duration::ofMinutes).toList());
  }

  /** Two windows of 211, from 20 and from 249: one hour of two lies at 125.5, seven at 354.5. */
  @Test
  void eachWindowHasAScaleOfItsOwn() {
    Drawn drawn = timeline(lane(60, 120, 420));
    assertThat(drawn.row("L").ofClass("moment"))
        .extracting(mark -> Drawn.number(mark, "x1"))
        .containsExactly(125.5, 231.0, 354.5);
    assertThat(drawn.elements("text"))
        .filteredOn(text -> text.getTextContent().equals("seven"))
        .hasSize(2)
        .allMatch(text -> Drawn.number(text, "x") == 354.5);
  }

  @Test
  void whatIsOutsideTheWindowsIsNotDrawn() {
    assertThat(timeline(lane(60, 721)).row("L").ofClass("moment")).hasSize(1);
  }

  @Test
  void everyLaneHasItsWords() {
    Drawn drawn = timeline(lane(60), new Lane("N", "<b>", "never & ever", List.of()));
    assertThat(drawn.row("N").texts()).containsExactly("<b>", "never & ever");
    assertThat(drawn.row("N").ofClass("moment")).isEmpty();
    assertThat(drawn.row("L").texts()).containsExactly("label", "words");
  }

  @Test
  void aTimelineOfNothingIsRefused() {
    assertThatThrownBy(() -> timeline()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Window(Duration.ofHours(1), Duration.ofHours(1), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
