package org.mcsguideline.web.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.mcsguideline.picture.StateStrip;
import org.mcsguideline.picture.StateStrip.Tick;
import org.mcsguideline.web.board.RowMaking.Window;

/** The head of all rows: now, and full hours of the zone; at midnight the day. */
record Axis(BoardWords words, Window window) {

  /** Parts of the stretch: nearer to now, or to an end, names would stand on each other. */
  private static final int ROOM_AT_NOW = 10;

  private static final int ROOM_AT_ENDS = 16;

  /**
   * An {@code svg} element.
   *
   * @param step whole hours that divide a day
   */
  String picture(Duration step) {
    List<Tick> ticks = new ArrayList<>();
    ticks.add(new Tick(window.before(), words.say("board.axis.now")));
    Duration last = window.length().minus(window.length().dividedBy(ROOM_AT_ENDS));
    LocalDateTime hour = begin().atZone(words.times().zone()).toLocalDate().atStartOfDay();
    Duration at = Duration.ZERO;
    while (at.compareTo(last) < 0) {
      ZonedDateTime time = hour.atZone(words.times().zone());
      at = Duration.between(begin(), time.toInstant());
      if (hasRoom(at)) {
        ticks.add(new Tick(at, words.times().tick(time)));
      }
      hour = hour.plus(step.toHours(), ChronoUnit.HOURS);
    }
    return new StateStrip(
            words.say("board.axis"), window.length(), window.before(), List.of(), List.of())
        .axis(ticks);
  }

  private Instant begin() {
    return words.times().now().minus(window.before());
  }

  private boolean hasRoom(Duration at) {
    Duration fromNow = at.minus(window.before()).abs();
    Duration fromEnd = at.compareTo(window.before()) < 0 ? at : window.length().minus(at);
    return fromNow.compareTo(window.length().dividedBy(ROOM_AT_NOW)) >= 0
        && fromEnd.compareTo(window.length().dividedBy(ROOM_AT_ENDS)) >= 0;
  }
}
