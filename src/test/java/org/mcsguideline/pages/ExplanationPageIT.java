package org.mcsguideline.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.RunningServer;
import org.mcsguideline.vignettes.RunningServer.Answer;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/** The page that a card links to. */
class ExplanationPageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long WEIGHT = 200_000;
  private static final Pattern DECISION = Pattern.compile("decision=([0-9a-f-]{36})");

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.get().withStore();
  }

  /** The page of a decision that was made just now. */
  private static String decided(String vignetteId) {
    Vignette vignette = Vignettes.byId(vignetteId);
    // A patient of its own, because advice on an order is not given twice.
    String request =
        HookRequestJson.of(vignette, HookService.ORDER_REVIEW)
            .put("hookInstance", UUID.randomUUID().toString())
            .toString()
            .replace(vignette.patientId(), "page-" + UUID.randomUUID());
    String path = "/cds-services/" + HookService.ORDER_REVIEW.id();
    Answer answer =
        await().atMost(PATIENCE).until(() -> server.post(path, request), a -> a.status() != 503);
    Matcher link = DECISION.matcher(answer.body());
    assertThat(link.find()).as(answer.body()).isTrue();
    return server.address() + "/explanation.html?decision=" + link.group(1);
  }

  private static String stored(String vignetteId) {
    String page = decided(vignetteId);
    String path = page.substring(server.address().length());
    await().atMost(PATIENCE).until(() -> server.get(path).status() == 200);
    return page;
  }

  private record Way(String name, int width, ColorScheme scheme, String language) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("wide", Browsing.WIDE, ColorScheme.LIGHT, "en"),
          new Way("large", Browsing.WIDE / 2, ColorScheme.DARK, "en"),
          new Way("narrow-german", Browsing.NARROW, ColorScheme.DARK, "de"));

  @ParameterizedTest
  @ValueSource(strings = {"V08", "V27", "V04"})
  void isCalmLightAndOpenToEverybody(String vignette) {
    String address = stored(vignette);
    for (Way way : WAYS) {
      try (BrowserContext reader = Browsing.reader(way.width(), way.scheme(), way.language())) {
        PageLook look = PageLook.open(reader, address);
        look.keep("explanation-" + vignette + "-" + way.name());
        assertThat(look.complaints()).isEmpty();
        assertThat(look.requests()).isNotEmpty().allMatch(url -> url.startsWith(server.address()));
        assertThat(look.weight()).as("bytes").isGreaterThan(1000).isLessThan(WEIGHT);
        assertThat(look.excess()).as("nothing is wider than the window").isZero();
        assertThat(look.shifts()).isLessThan(0.01);
        assertThat(look.page().locator("h1").count()).isEqualTo(1);
        assertThat(look.barriers()).isEmpty();
      }
    }
  }

  @Test
  void aCriterionIsOpenedByKeyboardDownToItsEvidence() {
    String address = stored("V04");
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = PageLook.open(reader, address);
      Page page = look.page();
      Locator criterion =
          page.locator("table.criteria tbody")
              .filter(new Locator.FilterOptions().setHasText("Is In Population"))
              .first();
      criterion.locator("summary").first().focus();
      page.keyboard().press("Enter");
      Locator part = criterion.locator(".part").first();
      part.waitFor();
      assertThat(part.locator("pre").first().innerText()).contains("define \"Is In Population\"");
      assertThat(part.innerText())
          .contains("Data used", "Rests on", "The source says", "The evidence behind it");
      // What it rests on opens in the same way, and so does its evidence.
      Locator used = part.locator("table.criteria tbody").nth(1);
      used.locator("summary").first().focus();
      page.keyboard().press("Enter");
      used.locator(".part").first().waitFor();
      assertThat(used.locator("pre").first().innerText()).contains("define");
      part.locator(":scope > details > summary").last().focus();
      page.keyboard().press("Enter");
      Locator piece = part.locator(":scope > details details.piece").last();
      piece.locator("summary").focus();
      page.keyboard().press("Enter");
      piece.locator(".part").waitFor();
      assertThat(piece.locator(".part tr").count()).isPositive();
      look.keep("explanation-opened");
      assertThat(look.complaints()).isEmpty();
      assertThat(look.excess()).isZero();
      assertThat(look.barriers()).isEmpty();
    }
  }

  @Test
  void thresholdsSayWhatTheirLabelsMean() {
    String address = stored("V04");
    String id = address.substring(address.indexOf('=') + 1);
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look =
          PageLook.open(
              reader,
              server.address()
                  + "/explanations/"
                  + id
                  + "/criterion?key=McsCriteria.Episode%20Is%20Suspected");
      look.keep("explanation-criterion");
      assertThat(look.complaints()).isEmpty();
      assertThat(look.page().locator("main").innerText()).contains("[L]", "[L] local default");
      assertThat(look.barriers()).isEmpty();
    }
  }

  @Test
  void whatIsNotYetStoredComesByItself() {
    String address = decided("V04");
    try (BrowserContext reader = Browsing.reader()) {
      Page page = reader.newPage();
      int status = page.navigate(address).status();
      assertThat(status).isIn(200, 202);
      page.locator("table.criteria").first().waitFor();
    }
  }

  @Test
  void everyLineLeadsOnWithoutAnyScript() {
    String address = stored("V04");
    try (BrowserContext reader = Browsing.withoutScripts()) {
      Page page = reader.newPage();
      assertThat(page.navigate(address).status()).isEqualTo(200);
      Locator first = page.locator("table.criteria details").first();
      first.locator("summary").click();
      first.locator("a").click();
      page.waitForLoadState(LoadState.LOAD);
      assertThat(page.locator("pre").first().innerText()).contains("define");
      page.locator("main a").first().click();
      page.waitForURL(address);
    }
  }

  @Test
  void aReaderChangesTheLanguageAndStaysWhereTheyAre() {
    String address = stored("V04");
    try (BrowserContext reader = Browsing.reader()) {
      Page page = reader.newPage();
      assertThat(page.navigate(address).status()).isEqualTo(200);
      page.locator(".languages a").click();
      page.waitForLoadState(LoadState.LOAD);
      assertThat(page.locator("h1").innerText()).isEqualTo("Warum diese Karte");
      assertThat(page.locator("table.criteria").count()).isPositive();
      assertThat(page.locator("blockquote [lang=en]").count()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%3Cimg%20src=x%20onerror=alert(1)%3E",
        "%22%27%3E%3Cscript%3E",
        "..%2F..%2Fetc",
        "%E2%80%AEabc",
        "a%26lang=de"
      })
  void aHostileIdIsNothingButText(String id) {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = reader.newPage();
      page.onDialog(
          dialog -> {
            throw new AssertionError("a script ran");
          });
      int status = page.navigate(server.address() + "/explanation.html?decision=" + id).status();
      assertThat(status).isEqualTo(404);
      assertThat(page.locator("main img, main script").count()).isZero();
      assertThat(page.locator("main").innerText()).contains("No decision with this id");
    }
  }
}
