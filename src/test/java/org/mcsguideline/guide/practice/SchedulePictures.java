package org.mcsguideline.guide.practice;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.evidence.PageWords;
import org.mcsguideline.guide.practice.MonitoringPart.Check;
import org.mcsguideline.guide.practice.MonitoringPart.Watch;
import org.mcsguideline.monitoring.PlannedSchedules;
import org.mcsguideline.monitoring.PlannedSchedules.Item;
import org.mcsguideline.monitoring.PlannedSchedules.Stretch;
import org.mcsguideline.picture.Caption;
import org.mcsguideline.picture.Timeline;

/** Schedules as timelines and in words. */
record SchedulePictures(PageWords words) {

  /** How far due times are worked out; pictures end earlier or here. */
  static final Duration SHOWN = Duration.ofDays(3);

  Watch watch(PlannedSchedules planned) {
    String name = "timeline-" + planned.words().toLowerCase(Locale.ROOT);
    name = name.replaceAll("[^a-z0-9]+", "-").replaceAll("-+$", "");
    List<Check> checks = planned.items().stream().map(this::check).toList();
    List<Timeline.Lane> lanes =
        planned.items().stream()
            .map(
                item ->
                    new Timeline.Lane(
                        item.code(), item.name(), check(item).intervals(), item.moments()))
            .toList();
    Map<String, String> said = Map.of("words", planned.words());
    Caption caption = new Caption(name, words.say("title", said), words.say("description"));
    return new Watch(name, planned.words(), new Timeline(caption, windows(), lanes).svg(), checks);
  }

  private Check check(Item item) {
    return new Check(
        item.code(),
        item.name(),
        item.stretches().stream()
            .map(this::interval)
            .collect(Collectors.joining(words.say("stretch.join"))),
        item.stretches().stream()
            .map(stretch -> time(stretch.grace()))
            .distinct()
            .collect(Collectors.joining(words.say("stretch.join"))));
  }

  private String interval(Stretch stretch) {
    Duration until = stretch.until();
    return until == null
        ? words.say("stretch.last", Map.of("interval", time(stretch.interval())))
        : words.say(
            "stretch.to", Map.of("interval", time(stretch.interval()), "until", time(until)));
  }

  private String time(Duration time) {
    long minutes = time.toMinutes();
    return minutes % 60 == 0
        ? words.say("hours", Map.of("n", String.valueOf(minutes / 60)))
        : words.say("minutes", Map.of("n", String.valueOf(minutes)));
  }

  private List<Timeline.Window> windows() {
    return words.each("windows").stream().map(this::window).toList();
  }

  /** A window as begin, end and named hours: {@code 0-4:0,2,4}. */
  private Timeline.Window window(String described) {
    List<Duration> hours =
        Stream.of(described.split("[-:,]", -1))
            .map(hour -> Duration.ofHours(Long.parseLong(hour)))
            .toList();
    return new Timeline.Window(
        hours.get(0),
        hours.get(1),
        hours.stream().skip(2).map(hour -> new Timeline.Tick(hour, time(hour))).toList());
  }
}
