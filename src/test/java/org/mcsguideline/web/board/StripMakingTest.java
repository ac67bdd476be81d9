package org.mcsguideline.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.monitoring.CheckState;
import org.mcsguideline.monitoring.Outlook;
import org.mcsguideline.monitoring.Outlook.Check;
import org.mcsguideline.monitoring.Outlook.Course;
import org.mcsguideline.monitoring.Outlook.Finding;
import org.mcsguideline.monitoring.Outlook.Item;
import org.mcsguideline.monitoring.Outlook.Observed;
import org.mcsguideline.monitoring.Outlook.Signs;
import org.mcsguideline.picture.StateStrip;
import org.springframework.context.support.ResourceBundleMessageSource;

class StripMakingTest {

  private static final Instant NOW = Instant.parse("2024-03-01T14:05:00Z");
  private static final Signs CALM = new Signs(false, false, false, false);

  private static final Outlook.More MORE = new Outlook.More("limb check 5 min ago", "Call.", "P1");

  private static StripMaking making(Instant now) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("pages/board");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    BoardWords words = new BoardWords(messages, new Times(now, ZoneOffset.UTC, Locale.ENGLISH));
    RowMaking rows =
        new RowMaking(words, new RowMaking.Window(Duration.ofHours(4), Duration.ofHours(2)));
    return new StripMaking(words, rows);
  }

  private static Instant minutes(int after) {
    return NOW.plus(Duration.ofMinutes(after));
  }

  private static Item item(String name, CheckState state, int due) {
    return new Item(
        name,
        List.of(new Check(minutes(due), minutes(due + 15), state, null, "device")),
        List.of());
  }

  private static Outlook outlook(@Nullable Boolean shown, Signs signs, Item... items) {
    Finding finding = new Finding("Limb", signs, "weak pulse", "quiet", MORE);
    Observed observed = new Observed(null, List.of(), List.of(), List.of(finding));
    return new Outlook(shown, "Planned.", List.of(), observed, List.of(items));
  }

  private static Strip strip(Outlook outlook) {
    return making(NOW).strip("p1", "Demo", outlook, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    // Minutes from now to the due time; the window is 15 minutes.
    "DUE, 1, LATER, '14:06, in 1 min'",
    "DUE, 0, DUE, 'since 14:05, on time until 14:20'",
    "DUE, -15, DUE, 'since 13:50, on time until 14:05'",
    "OVERDUE, -40, OVERDUE, 'since 13:40 (25 min), was due 13:25'",
    "OVERDUE, -10, OVERDUE, 'as nothing recent enough is on record; due 13:55'",
    "OVERDUE, -200, OVERDUE, 'since 11:00 (3 h 5 min), was due 10:45'",
    "OVERDUE, -1440, OVERDUE, 'since 29 Feb 14:20 (23 h 45 min), was due 29 Feb 14:05'"
  })
  void aRowSaysWhereACheckStands(CheckState state, int due, Row.Standing standing, String words) {
    Row row = strip(outlook(true, CALM, item("Limb check", state, due))).rows().get(0);
    assertThat(row.standing()).isEqualTo(standing);
    assertThat(row.words()).isEqualTo(words);
    assertThat(row.picture()).contains("aria-label=\"Limb check: ", words + "\"");
  }

  @Test
  void aCheckWithoutAClockIsDueAndSaysWhyItHasNoTime() {
    Item item =
        new Item(
            "Limb check",
            List.of(new Check(null, null, CheckState.DUE, null, "device")),
            List.of());
    Strip strip = strip(outlook(true, CALM, item));
    assertThat(strip.rows().get(0).standing()).isEqualTo(Row.Standing.UNTIMED);
    assertThat(strip.rows().get(0).words()).contains("not on record");
    assertThat(strip.urgency()).isEqualTo(Urgency.DUE);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true, true, ALARM",
    "false, true, false, true, OVERDUE",
    "false, true, true, false, WATCH",
    "false, false, true, false, UNKNOWN",
    "false, false, false, false, QUIET"
  })
  void whatIsWorstStandsFirst(
      boolean alarm, boolean watch, boolean unknown, boolean overdue, Urgency urgency) {
    Signs signs = new Signs(alarm, watch, unknown, overdue);
    Strip strip = strip(outlook(true, signs, item("Limb check", CheckState.DUE, 30)));
    assertThat(strip.urgency()).isEqualTo(urgency);
  }

  @Test
  void oldDataAreSaidToBeOldAndNeverCalledQuiet() {
    Observed observed = new Observed("newest value 3 h ago", List.of(), List.of(), List.of());
    Strip strip = strip(new Outlook(true, "Planned.", List.of(), observed, List.of()));
    assertThat(strip.urgency()).isEqualTo(Urgency.STALE);
    assertThat(strip.notices()).extracting("kind").containsExactly("stale");
  }

  @Test
  void anAlarmSaysWhenItWasLookedAtAndWhatCanBeDone() {
    Strip alarm = strip(outlook(true, new Signs(true, false, false, false)));
    assertThat(alarm.notices())
        .containsExactly(
            new Strip.Notice(
                "alarm",
                "Limb",
                "weak pulse",
                new Strip.More("limb check 5 min ago", "Call.", "P1")));
    Strip unknown = strip(outlook(true, new Signs(false, false, true, false)));
    assertThat(unknown.notices()).extracting(notice -> notice.more().offer()).containsExactly("");
  }

  @Test
  void aNoteThatIsSaidAlreadyIsNotRepeated() {
    Observed observed = new Observed("Not current: 3 h ago.", List.of(), List.of(), List.of());
    Strip strip =
        strip(new Outlook(true, "", List.of("Not current.", "No clock."), observed, List.of()));
    assertThat(strip.notices())
        .extracting("words")
        .containsExactly("Not current: 3 h ago.", "No clock.");
  }

  @Test
  void aMissedCheckIsDrawnAsACrossAndWhatIsDueNowOtherwiseThanWhatIsLater() {
    Check missed = new Check(minutes(-60), minutes(-45), CheckState.MISSED, null, "device");
    Check due = new Check(minutes(-5), minutes(10), CheckState.DUE, null, "device");
    Check later = new Check(minutes(55), minutes(70), CheckState.DUE, null, "device");
    Row row =
        strip(outlook(true, CALM, new Item("Limb check", List.of(missed, due, later), List.of())))
            .rows()
            .get(0);
    assertThat(row.standing()).isEqualTo(Row.Standing.DUE);
    assertThat(row.picture()).containsOnlyOnce("class=\"due\"").containsOnlyOnce("class=\"later\"");
    assertThat(RowMaking.state(missed, NOW)).isEqualTo(StateStrip.State.MISSED);
    assertThat(RowMaking.state(due, NOW)).isEqualTo(StateStrip.State.DUE);
    assertThat(RowMaking.state(later, NOW)).isEqualTo(StateStrip.State.LATER);
  }

  @Test
  void whatCannotBeToldIsNotNothing() {
    Observed nothing = new Observed(null, List.of("Device"), List.of(), List.of());
    Strip unknown = strip(new Outlook(null, "Cannot be told.", List.of(), nothing, null));
    assertThat(unknown.urgency()).isEqualTo(Urgency.UNDETERMINED);
    assertThat(unknown.notices()).extracting("words").containsExactly("Device");
    Strip none = strip(new Outlook(false, "Nothing.", List.of(), nothing, List.of()));
    assertThat(none.urgency()).isEqualTo(Urgency.NONE);
  }

  @Test
  void coursesSayHowLong() {
    Observed observed =
        new Observed(
            null,
            List.of(),
            List.of(
                new Course("A", minutes(-120), null, false),
                new Course("B", null, null, false),
                new Course("C", minutes(-600), minutes(-180), true),
                new Course("D", null, null, true)),
            List.of());
    assertThat(strip(new Outlook(true, "", List.of(), observed, List.of())).courses())
        .extracting("time")
        .containsExactly(
            "in place since 12:05 (2 h)",
            "in place, since when is not on record",
            "removed 3 h ago (11:05)",
            "removed, when is not on record");
  }

  @Test
  void checksThatAreNoLongerPlannedStandAsDashes() throws IOException {
    JsonNode task =
        new ObjectMapper()
            .readTree(
                """
                {"description": "Check the device", "statusReason": {"text": "Removed."},
                 "restriction": {"period": {"start": "2024-03-01T13:00:00Z"}}}
                """);
    JsonNode untimed = new ObjectMapper().readTree("{\"description\": \"Check the device\"}");
    Strip strip =
        making(NOW)
            .strip(
                "p1",
                "Demo",
                outlook(true, CALM, item("Limb check", CheckState.DUE, 30)),
                List.of(task, untimed));
    assertThat(strip.rows()).extracting("name").containsExactly("Limb check", "Check the device");
    assertThat(strip.rows().get(1).standing()).isEqualTo(Row.Standing.DROPPED);
    assertThat(strip.rows().get(1).picture()).contains("stroke-width=\"3\"");
    assertThat(strip.pressing()).extracting("name").containsExactly("Limb check");
    assertThat(strip.rest()).extracting("name").containsExactly("Check the device");
  }

  @Test
  void theMostUrgentPatientIsFirstAndOfEqualOnesTheLongestOpen() {
    Signs alarm = new Signs(true, false, false, false);
    Strip worst = strip(outlook(true, alarm, item("a", CheckState.DUE, 30)));
    Strip longer = strip(outlook(true, CALM, item("a", CheckState.OVERDUE, -60)));
    Strip shorter = strip(outlook(true, CALM, item("a", CheckState.OVERDUE, -30)));
    Strip unreadable = making(NOW).unreadable("p2", "Other");
    Strip next = strip(outlook(true, CALM, item("a", CheckState.DUE, 30)));
    assertThat(
            Stream.of(next, shorter, unreadable, longer, worst).sorted(Strip.byUrgency()).toList())
        .containsExactly(worst, unreadable, longer, shorter, next);
  }
}
