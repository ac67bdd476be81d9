package org.mcsguideline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.vignettes.RunningServer;

/** The board, with patients of its own beside those of the demo. */
class BoardPageIT {

  private static final String HOSTILE =
      "<img src=x onerror=alert(1)>\"'`\u202E txet \u202C" + "W".repeat(500);

  /** As many as one board shows. */
  private static final int MOST_PATIENTS = 60;

  /** Bytes of the first load, as for every page. */
  private static final long WEIGHT = 200_000;

  private static RunningServer server;

  @BeforeAll
  static void patientsAreOnRecord() {
    server = RunningServer.get().withStore();
    StoredPatients patients = new StoredPatients(server);
    patients.copy("demo-27", "board-alarm", "Alarm");
    patients.copy("demo-25", "board-overdue", "Overdue");
    patients.copy("demo-46", "board-watch", "Watch");
    patients.copy("demo-52", "board-stale", "Stale");
    patients.copy("demo-28", "board-removed", "Removed");
    patients.copy("demo-29", "board-none", "None");
    patients.copy("demo-45", "board-hostile", HOSTILE);
    patients.bare("board-bare", "Bare");
  }

  private static Locator strip(Page page, String id) {
    return page.locator("#patient-" + id);
  }

  @ParameterizedTest
  @CsvSource({
    "demo-27, board-alarm, Alarm, Alarm, Alarm:",
    "demo-25, board-overdue, Overdue, Check overdue, Overdue",
    "demo-52, board-stale, Stale, Data not current, Not current:",
    "demo-46, board-watch, Watch, Look again, Look again:",
    "demo-28, board-removed, Removed, 'None due, no alarm on record', 'removed 2 h'"
  })
  void everyStateIsSaidInWords(String demo, String id, String name, String state, String words) {
    // Minutes later its data would not be current.
    new StoredPatients(server).copy(demo, id, name);
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/board").page();
      assertThat(strip(page, id).locator(".urgency")).containsText(state);
      assertThat(strip(page, id)).containsText(words);
      assertThat(strip(page, id).locator(".row svg.strip[role=img]").first()).isVisible();
    }
  }

  @Test
  void whoNeedsNothingStandsApartWithTheReason() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/board").page();
      assertThat(strip(page, "board-none")).hasCount(0);
      page.locator("#nothing-summary").click();
      assertThat(page.locator("#nothing li", new Page.LocatorOptions().setHasText("Demo None")))
          .containsText("No temporary device is in place");
    }
  }

  @Test
  void alarmsStandBeforeOverdueChecksAndTheseBeforeTheRest() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/board").page();
      List<String> ids =
          page.locator("article.patient").all().stream()
              .map(strip -> strip.getAttribute("id"))
              .toList();
      assertThat(ids)
          .containsSubsequence(
              "patient-board-alarm",
              "patient-board-overdue",
              "patient-board-stale",
              "patient-board-watch",
              "patient-board-removed");
    }
  }

  @Test
  void aFullBoardIsLightAsWell() throws IOException {
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = PageLook.open(reader, server.address() + "/board");
      List<String> strips =
          look.page().locator("article.patient").all().stream()
              .map(strip -> (String) strip.evaluate("one => one.outerHTML"))
              .toList();
      long heaviest = 0;
      for (String strip : strips) {
        heaviest = Math.max(heaviest, packed(strip));
      }
      assertThat(look.weight() + MOST_PATIENTS * heaviest).as("bytes").isLessThan(WEIGHT);
    }
  }

  /** Bytes of a text as pages are sent. */
  private static long packed(String text) throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(sent)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return sent.size();
  }

  @Test
  void checksThatAreNoLongerPlannedAreNamedAsSuch() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/board/board-removed").page();
      Locator row =
          page.locator(".row", new Page.LocatorOptions().setHasText("Check the device")).first();
      assertThat(row).containsText("No longer planned");
      assertThat(row).hasClass("row stands-dropped");
    }
  }

  @Test
  void namesAreTextAndBreakNothing() {
    for (int width : new int[] {Browsing.WIDE, Browsing.NARROW}) {
      try (BrowserContext reader = Browsing.reader(width, ColorScheme.LIGHT, "en")) {
        PageLook board = PageLook.open(reader, server.address() + "/board");
        assertThat(strip(board.page(), "board-hostile")).containsText("<img src=x onerror");
        assertThat(board.page().locator("article img")).hasCount(0);
        assertThat(board.complaints()).isEmpty();
        assertThat(board.excess()).isZero();
        board.keep("board-hostile-" + width);
        PageLook one = PageLook.open(reader, server.address() + "/board/board-hostile");
        assertThat(one.page().locator("h1")).containsText("<img src=x onerror");
        assertThat(one.complaints()).isEmpty();
        assertThat(one.excess()).isZero();
        one.keep("board-hostile-patient-" + width);
      }
    }
  }

  @Test
  void aPatientWithoutAnyDataHasAPageThatSaysSo() {
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = PageLook.open(reader, server.address() + "/board/board-bare");
      assertThat(look.complaints()).isEmpty();
      assertThat(look.page().locator("main")).containsText("Nothing is planned");
      assertThat(look.page().locator("main")).containsText("No decision about this patient");
      look.keep("board-patient-without-data");
    }
  }

  @Test
  void nobodyIsFoundUnderAnIdThatIsNotOnRecord() {
    assertThat(server.get("/board/board-nobody").status()).isEqualTo(404);
    assertThat(server.get("/board/a%20b").status()).isEqualTo(404);
  }

  @Test
  void aRefreshKeepsWhatIsOpenAndWhereTheReaderIs() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = reader.newPage();
      page.clock().install();
      page.navigate(server.address() + "/board");
      Locator summary = page.locator("#summary-board-alarm");
      summary.focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#more-board-alarm")).hasAttribute("open", "");
      String before = page.locator(".board-state").innerText();
      page.clock().fastForward(61_000);
      assertThat(page.locator(".board-state")).not().hasText(before);
      assertThat(page.locator("#more-board-alarm")).hasAttribute("open", "");
      assertThat(summary).isFocused();
    }
  }

  @Test
  void aRefreshThatFailsIsSaidAndForgottenWhenTheNextOneWorks() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = reader.newPage();
      page.clock().install();
      page.navigate(server.address() + "/board");
      assertThat(page.locator(".board-failed")).isHidden();
      page.route("**/board", Route::abort);
      page.clock().fastForward(61_000);
      assertThat(page.locator(".board-failed")).containsText("The refresh failed at");
      page.unroute("**/board");
      page.clock().fastForward(61_000);
      assertThat(page.locator(".board-failed")).isHidden();
    }
  }

  @Test
  void theKeyboardReachesEveryPatient() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/board").page();
      page.locator("#link-board-alarm").focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/board/board-alarm");
      assertThat(page.locator("h1")).hasText("Demo Alarm");
      assertThat(page.locator(".notice-alarm")).containsText("No arterial Doppler signal");
    }
  }

  @Test
  void aWallShowsTheWorstFirstAndNoMenu() {
    try (BrowserContext reader = Browsing.reader(1920, ColorScheme.DARK, "en")) {
      PageLook look = PageLook.open(reader, server.address() + "/board?view=wall");
      assertThat(look.page().locator("header nav")).isHidden();
      assertThat(strip(look.page(), "board-alarm")).isInViewport();
      Object size =
          look.page()
              .locator("#patient-board-alarm h2")
              .evaluate("h => parseFloat(getComputedStyle(h).fontSize)");
      assertThat(((Number) size).doubleValue()).as("pixels").isGreaterThanOrEqualTo(30);
      assertThat(look.barriers()).isEmpty();
      look.keep("board-on-a-wall");
    }
  }

  @Test
  void aWallSaysHowManyThereAreAndThatNoSignIsNoGoodSign() {
    try (BrowserContext reader = Browsing.reader(1920, ColorScheme.DARK, "en")) {
      Page page = PageLook.open(reader, server.address() + "/board?view=wall").page();
      int patients = page.locator("article.patient").count();
      assertThat(patients).isGreaterThan(5);
      assertThat(page.locator(".all")).hasText(patients + " patients, the most urgent first.");
      assertThat(page.locator(".basis"))
          .containsText("no sign here means that nothing is on record");
      assertThat(page.locator(".basis")).isInViewport();
      assertThat(strip(page, "board-overdue").locator(".row.head svg.axis")).isVisible();
    }
  }

  @Test
  void anAlarmSaysWhenItWasLookedAtAndWhatCanBeDone() {
    new StoredPatients(server).copy("demo-27", "board-alarm", "Alarm");
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/board").page();
      Locator alarm = strip(page, "board-alarm").locator(".notice-alarm");
      assertThat(alarm.locator(".checked")).containsText("ago");
      assertThat(alarm.locator(".offer")).containsText("limbs");
    }
  }

  @Test
  void oneCheckIsNotCreditedForThoseThatWereMissed() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/board/board-hostile").page();
      Locator checks =
          page.locator(
              "section.schedule",
              new Page.LocatorOptions().setHasText("Neurological and pupil check"));
      Locator rows = checks.locator("tbody tr");
      assertThat(rows.filter(new Locator.FilterOptions().setHasText("missed")).count())
          .isGreaterThan(10);
      assertThat(rows.filter(new Locator.FilterOptions().setHasText("done")).count())
          .isLessThanOrEqualTo(1);
    }
    try (BrowserContext reader = Browsing.reader(Browsing.NARROW, ColorScheme.DARK, "de")) {
      PageLook german = PageLook.open(reader, server.address() + "/board/board-overdue");
      assertThat(german.page().locator("main")).containsText("Überfällig");
      german.keep("board-patient-overdue-german");
    }
  }

  @Test
  void withoutAStoreTheBoardSaysSo() {
    try (RunningServer bare = RunningServer.with("--mcs.store.enabled=false")) {
      RunningServer.Answer board = bare.get("/board");
      assertThat(board.status()).isEqualTo(503);
      assertThat(board.body()).contains("There is no store of patients here", "<h1");
      RunningServer.Answer operations = bare.get("/operations");
      assertThat(operations.status()).isEqualTo(200);
      assertThat(operations.body()).contains("There is no store", "Hash of the knowledge");
    }
  }
}
