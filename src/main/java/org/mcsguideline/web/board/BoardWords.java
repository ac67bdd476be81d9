package org.mcsguideline.web.board;

import java.time.Instant;
import org.mcsguideline.monitoring.Outlook.Check;
import org.mcsguideline.monitoring.Outlook.Course;
import org.springframework.context.MessageSource;

/** What the board says in the reader's language. */
record BoardWords(MessageSource messages, Times times) {

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, times.locale());
  }

  /** What stands beside a check that is open or next. */
  String of(Row.Standing standing, Check check) {
    Instant due = check.due();
    Instant latest = check.latest();
    if (due == null || latest == null) {
      return say("board.row.untimed");
    }
    return switch (standing) {
      case OVERDUE ->
          times.now().isAfter(latest)
              ? say("board.row.overdue", times.clock(due), times.clock(latest), times.ago(latest))
              : say("board.row.tooOld", times.clock(due));
      case DUE -> say("board.row.due", times.clock(due), times.clock(latest));
      default -> say("board.row.later", times.clock(due), times.ago(due));
    };
  }

  String of(Course course) {
    Instant since = course.since();
    Instant ended = course.ended();
    if (course.over()) {
      return ended == null
          ? say("board.course.overUnknown")
          : say("board.course.over", times.ago(ended), times.clock(ended));
    }
    return since == null
        ? say("board.course.inPlaceUnknown")
        : say("board.course.inPlace", times.ago(since), times.clock(since));
  }
}
