package org.mcsguideline.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Times in the zone of the service, here Berlin. */
class TimesTest {

  private static final Instant NOW = Instant.parse("2024-11-21T23:10:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Times times(String language) {
    return new Times(NOW, BERLIN, Locale.forLanguageTag(language));
  }

  private static String axis(Instant now, int before, int after, int step) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("pages/board");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    BoardWords words = new BoardWords(messages, new Times(now, BERLIN, Locale.ENGLISH));
    String svg =
        new Axis(words, new RowMaking.Window(Duration.ofHours(before), Duration.ofHours(after)))
            .picture(Duration.ofHours(step));
    return svg.replaceAll("</text>", " ").replaceAll("<[^>]*>", "").strip();
  }

  @ParameterizedTest
  @CsvSource({
    "en, 2024-11-21T23:05:00Z, 00:05",
    "en, 2024-11-21T22:59:00Z, 21 Nov 23:59",
    "de, 2024-11-21T22:59:00Z, 21. Nov. 23:59"
  })
  void aTimeOfAnotherDayBearsItsDay(String language, Instant time, String said) {
    assertThat(times(language).clock(time)).isEqualTo(said);
  }

  @Test
  void aStretchOverMidnightHasBothDays() {
    assertThat(times("en").ends(NOW.minus(Duration.ofHours(24)), NOW))
        .isEqualTo(new Times.Ends("21 Nov 00:10", "22 Nov 00:10"));
    assertThat(times("en").ends(NOW, NOW.plus(Duration.ofHours(1))))
        .isEqualTo(new Times.Ends("00:10", "01:10"));
  }

  @Test
  void theZoneIsNamed() {
    assertThat(times("en").updated()).isEqualTo("00:10:00 CET");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-11-22T13:10:00Z, 24, 12, 6, now 18:00 22 Nov 06:00 18:00",
    "2024-11-22T13:10:00Z, 4, 2, 1, now 11:00 12:00 13:00 15:00",
    "2024-11-21T23:10:00Z, 4, 2, 1, now 21:00 22:00 23:00 01:00",
    "2024-11-21T21:10:00Z, 4, 2, 1, now 19:00 20:00 21:00 23:00"
  })
  void anAxisNamesFullHoursAndTheDayWhereItBegins(
      Instant now, int before, int after, int step, String names) {
    assertThat(axis(now, before, after, step)).isEqualTo(names);
  }
}
