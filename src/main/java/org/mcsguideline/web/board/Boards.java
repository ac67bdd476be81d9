package org.mcsguideline.web.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.monitoring.Outlook;
import org.mcsguideline.web.StoreRefused;
import org.mcsguideline.web.board.RowMaking.Window;
import org.springframework.context.MessageSource;

/** Makes boards of what a caller may read of the store. */
public final class Boards {

  /** More patients than a screen can show, and few enough to be worked out within a refresh. */
  private static final int MOST_PATIENTS = 60;

  /** How far back checks are looked at, so that the oldest open one is found. */
  private static final Duration LOOK_BACK = Duration.ofDays(2);

  private static final Window NEAR = new Window(Duration.ofHours(4), Duration.ofHours(2));
  private static final Duration NEAR_STEP = Duration.ofHours(1);
  private static final Window DAY = new Window(Duration.ofHours(24), Duration.ofHours(12));
  private static final Duration DAY_STEP = Duration.ofHours(6);

  private final OutlookSource outlooks;
  private final Supplier<List<ScheduledPlan>> plans;
  private final MessageSource messages;
  private final Clock clock;

  /**
   * Boards.
   *
   * @param plans of the guideline of the moment
   * @param clock with the zone in which times are shown
   */
  public Boards(
      OutlookSource outlooks,
      Supplier<List<ScheduledPlan>> plans,
      MessageSource messages,
      Clock clock) {
    this.outlooks = outlooks;
    this.plans = plans;
    this.messages = messages;
    this.clock = clock;
  }

  private record Making(StripMaking strips, Window window, PatientStore store) {

    Instant now() {
      return strips.words().times().now();
    }
  }

  private Making making(PatientStore store, Locale locale, Window window) {
    Times times = new Times(clock.instant(), clock.getZone(), locale);
    BoardWords words = new BoardWords(messages, times);
    return new Making(new StripMaking(words, new RowMaking(words, window)), window, store);
  }

  /** Every patient whom the caller may see. */
  BoardPage all(PatientStore store, Locale locale) throws IOException, StoreRefused {
    Making making = making(store, locale, NEAR);
    List<Strip> shown = new ArrayList<>();
    List<Strip> nothing = new ArrayList<>();
    int leftOut = 0;
    for (ScheduledPlan plan : plans.get()) {
      ScheduledPlan.Board board = plan.board();
      if (board == null) {
        continue;
      }
      Set<String> subjects = store.subjects(board);
      List<String> ids = subjects.stream().limit(MOST_PATIENTS).toList();
      leftOut += subjects.size() - ids.size();
      Map<String, String> names = store.names(ids);
      for (String id : ids) {
        Strip strip = strip(making, plan, id, names.getOrDefault(id, id));
        (strip.urgency() == Urgency.NONE ? nothing : shown).add(strip);
      }
    }
    shown.sort(Strip.byUrgency());
    nothing.sort(Strip.byUrgency());
    StripMaking strips = making.strips();
    String updated = strips.words().times().updated();
    return new BoardPage(shown, nothing, leftOut, updated, strips.rows().axis(NEAR_STEP));
  }

  /** One patient over a day, for each plan. */
  PatientPage one(PatientStore store, Locale locale, String id) throws IOException, StoreRefused {
    Making making = making(store, locale, DAY);
    String name = store.names(List.of(id)).getOrDefault(id, id);
    List<Strip> strips = new ArrayList<>();
    for (ScheduledPlan plan : plans.get()) {
      if (plan.board() != null) {
        strips.add(strip(making, plan, id, name));
      }
    }
    Times times = making.strips().words().times();
    String axis = making.strips().rows().axis(DAY_STEP);
    return new PatientPage(name, strips, times, axis, store.lastDecision(id));
  }

  private Strip strip(Making making, ScheduledPlan plan, String id, String name)
      throws IOException {
    Instant now = making.now();
    Outlook.Span span =
        new Outlook.Span(now.minus(LOOK_BACK), now, now.plus(making.window().after()));
    try {
      Map<String, String> record = making.store().record(plan, id);
      List<JsonNode> dropped = making.store().droppedTasks(plan, id, now.minus(LOOK_BACK));
      return making.strips().strip(id, name, outlooks.of(plan, id, record, span), dropped);
    } catch (OutlookFailed | StoreRefused unreadable) {
      return making.strips().unreadable(id, name);
    }
  }
}
