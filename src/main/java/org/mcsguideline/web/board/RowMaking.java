package org.mcsguideline.web.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mcsguideline.monitoring.CheckState;
import org.mcsguideline.monitoring.Outlook.Check;
import org.mcsguideline.monitoring.Outlook.Item;
import org.mcsguideline.monitoring.Outlook.Stretch;
import org.mcsguideline.picture.StateStrip;
import org.mcsguideline.picture.StateStrip.Mark;
import org.mcsguideline.picture.StateStrip.State;

/** Makes rows of checks: where each stands, in words and as a picture. */
record RowMaking(BoardWords words, Window window) {

  /**
   * The stretch of time that pictures show.
   *
   * @param before now
   * @param after now
   */
  record Window(Duration before, Duration after) {

    Duration length() {
      return before.plus(after);
    }
  }

  /**
   * A row.
   *
   * @param dropped due times of the item that are no longer planned
   */
  Row row(Item item, List<Instant> dropped) {
    Optional<Check> open = first(item, CheckState.OVERDUE).or(() -> first(item, CheckState.DUE));
    Row.Standing standing = open.map(this::standing).orElse(Row.Standing.DROPPED);
    String says =
        open.map(check -> words.of(standing, check))
            .orElseGet(() -> words.say("board.row.nothing"));
    return new Row(
        item.name(),
        standing,
        says,
        open.map(Check::due).orElse(null),
        picture(item, dropped, said(item.name(), standing, says)),
        item.checks(),
        item.stretches());
  }

  /** A row of an item of which nothing is planned any more. */
  Row dropped(String name, String why, List<Instant> dueTimes) {
    Item nothing = new Item(name, List.of(), List.of());
    String says = words.say("board.row.dropped", why);
    return new Row(
        name,
        Row.Standing.DROPPED,
        says,
        null,
        picture(nothing, dueTimes, said(name, Row.Standing.DROPPED, says)),
        List.of(),
        List.of());
  }

  private String said(String name, Row.Standing standing, String says) {
    return name + ": " + words.say("board.stand." + standing.key()) + " " + says;
  }

  private static Optional<Check> first(Item item, CheckState state) {
    return item.checks().stream().filter(check -> check.state() == state).findFirst();
  }

  private Row.Standing standing(Check check) {
    if (check.due() == null) {
      return Row.Standing.UNTIMED;
    }
    if (check.state() == CheckState.OVERDUE) {
      return Row.Standing.OVERDUE;
    }
    return check.due().isAfter(words.times().now()) ? Row.Standing.LATER : Row.Standing.DUE;
  }

  private String picture(Item item, List<Instant> dropped, String says) {
    List<Mark> marks = new ArrayList<>();
    dropped.forEach(due -> marks.add(new Mark(from(due), State.NOT_APPLICABLE)));
    for (Check check : item.checks()) {
      Instant at = check.done() == null ? check.due() : check.done();
      if (at != null) {
        marks.add(new Mark(from(at), state(check, words.times().now())));
      }
    }
    List<Duration> borders =
        item.stretches().stream()
            .map(Stretch::until)
            .flatMap(Stream::ofNullable)
            .map(this::from)
            .toList();
    List<Mark> once = marks.stream().distinct().toList();
    return new StateStrip(says, window.length(), window.before(), once, borders).svg();
  }

  /** How a check is drawn. */
  static State state(Check check, Instant now) {
    return switch (check.state()) {
      case DONE -> State.DONE;
      case DUE -> check.due() != null && check.due().isAfter(now) ? State.LATER : State.DUE;
      case OVERDUE -> State.OVERDUE;
      case MISSED -> State.MISSED;
      case NOT_APPLICABLE -> State.NOT_APPLICABLE;
    };
  }

  private Duration from(Instant time) {
    return Duration.between(words.times().now().minus(window.before()), time);
  }

  /** The head of all rows. */
  String axis(Duration step) {
    return new Axis(words, window).picture(step);
  }
}
