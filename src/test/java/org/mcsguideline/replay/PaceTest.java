package org.mcsguideline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static Instant at(String time) {
    return Instant.parse("2024-03-01T" + time + ":00Z");
  }

  private static NavigableSet<Instant> changes(String... times) {
    return new TreeSet<>(Stream.of(times).map(PaceTest::at).toList());
  }

  @Test
  void looksAtEachChange() {
    assertThat(new Pace(Duration.ZERO, false).moments(changes("09:00", "09:01"), List.of()))
        .containsExactly(at("09:00"), at("09:01"));
  }

  @Test
  void changesCloseToTheFirstShareTheLookAtTheLast() {
    assertThat(
            new Pace(Duration.ofMinutes(60), false)
                .moments(changes("09:00", "09:30", "09:59", "10:00", "12:00"), List.of()))
        .containsExactly(at("09:59"), at("10:00"), at("12:00"));
  }

  @Test
  void looksEachHourOfAStayAndWhereSomethingIsWritten() {
    Span stay = new Span(at("09:30"), at("12:10"));
    assertThat(new Pace(Duration.ZERO, true).moments(changes("09:30", "20:15"), List.of(stay)))
        .containsExactly(at("10:00"), at("11:00"), at("12:00"), at("21:00"));
  }

  @Test
  void looksNowhereWithoutAChange() {
    assertThat(new Pace(Duration.ZERO, true).moments(changes(), List.of())).isEmpty();
  }
}
