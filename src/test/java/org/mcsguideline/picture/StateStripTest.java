package org.mcsguideline.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mcsguideline.picture.StateStrip.Mark;
import org.mcsguideline.picture.StateStrip.State;
import org.mcsguideline.picture.StateStrip.Tick;

class StateStripTest {

  private static final Duration LENGTH = Duration.ofHours(6);
  private static final Duration NOW = Duration.ofHours(4);

  private static String strip(Mark... marks) {
    return new StateStrip("what it shows", LENGTH, NOW, List.of(marks), List.of()).svg();
  }

  private static Mark mark(int hour, State state) {
    return new Mark(Duration.ofHours(hour), state);
  }

  @Test
  void everyStateHasAShapeOfItsOwn() {
    assertThat(Arrays.stream(State.values()).map(State::picture))
        .hasSize(7)
        .doesNotHaveDuplicates();
    assertThat(State.DONE.picture()).contains("class=\"done\"", "fill=\"currentColor\"");
    assertThat(State.DUE.picture()).contains("class=\"due\"", "fill=\"none\"");
    assertThat(State.OVERDUE.picture()).contains("<rect class=\"overdue\"");
  }

  @Test
  void aMarkLiesWhereItsMomentIs() {
    assertThat(strip(mark(0, State.DONE), mark(3, State.DUE), mark(6, State.DUE)))
        .contains("cx=\"10\"", "cx=\"240\"", "cx=\"470\"");
  }

  @Test
  void marksOutsideOfTheStretchAreLeftOut() {
    assertThat(strip(mark(-1, State.DUE), mark(7, State.DUE))).doesNotContain("<circle");
    assertThat(strip(mark(6, State.DUE))).contains("<circle");
  }

  @Test
  void itIsSaidInWordsAndBringsNoStyle() {
    String svg = new StateStrip("<a> \"b\"", LENGTH, NOW, List.of(), List.of()).svg();
    assertThat(svg).contains("role=\"img\"", "aria-label=\"&lt;a&gt; &quot;b&quot;\"");
    assertThat(svg).contains("class=\"now\"").doesNotContain("style=", "<style");
  }

  @Test
  void bordersAndTicksAreDrawnWithinTheStretch() {
    StateStrip strip =
        new StateStrip(
            "x", LENGTH, NOW, List.of(), List.of(Duration.ofHours(3), Duration.ofHours(9)));
    assertThat(strip.svg()).containsOnlyOnce("x1=\"240\"");
    String axis = strip.axis(List.of(new Tick(NOW, "now"), new Tick(Duration.ofHours(9), "later")));
    assertThat(axis).contains(">now<").doesNotContain("later");
  }

  @Test
  void aStretchHasALength() {
    assertThatThrownBy(() -> new StateStrip("x", Duration.ZERO, NOW, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
