package org.mcsguideline.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mcsguideline.vignettes.RunningServer;

/** Trying the guideline in a browser, as readers do. */
class TrialPageIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.get();
  }

  @Test
  void aChangeShowsItsCardsAtOnceAndItsAddressKeepsThem() {
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = PageLook.open(reader, server.address() + "/try?v=V04");
      Page page = look.page();
      assertThat(page.locator(".card").count()).isEqualTo(2);
      page.locator("#order").selectOption("");
      until(
          page,
          "[...document.querySelectorAll('.services')].some(s =>"
              + " s.textContent.includes('nothing is being ordered'))");
      assertThat(page.url()).endsWith("/try?v=V04&order=");
      List<String> cards = page.locator(".card h3").allTextContents();
      page.locator("summary:has-text('Laboratory')").click();
      page.getByLabel("Lactate [Moles/volume] in Arterial blood, entry 1: value").fill("");
      until(page, "document.querySelector('#permalink').search.includes('lactate=')");
      assertThat(page.url()).endsWith("/try?v=V04&order=&lactate=");
      assertThat(page.locator("#said").textContent()).contains("Cards: ");
      String answers = page.locator("#answers").innerText();
      assertThat(look.complaints()).isEmpty();
      look.keep("try-changed");

      PageLook again = PageLook.open(reader, page.url());
      assertThat(again.page().locator("#answers").innerText()).isEqualTo(answers);
      assertThat(again.page().locator(".record .changed").count()).isEqualTo(1);
      assertThat(cards).isNotEmpty();
    }
  }

  @Test
  void aFactCanBeAddedWithTheKeyboardAlone() {
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = PageLook.open(reader, server.address() + "/try?v=V04");
      Page page = look.page();
      tabTo(page, "add");
      // A list is searched by the first letters.
      page.keyboard().type("Individual");
      assertThat(page.locator("#add").inputValue()).isEqualTo("rationale");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL("**/try?v=V04&rationale=*");
      assertThat(page.locator(".card").count()).isEqualTo(1);
      assertThat(page.locator("details.group[open] .changed").count()).isEqualTo(1);
      assertThat(look.complaints()).isEmpty();
    }
  }

  private static void tabTo(Page page, String id) {
    for (int presses = 0; presses < 80; presses++) {
      page.keyboard().press("Tab");
      if (Objects.equals(page.evaluate("document.activeElement.id"), id)) {
        return;
      }
    }
    throw new AssertionError("The keyboard does not reach " + id + ".");
  }

  @Test
  void whatWouldChangeTheAnswerIsFoundWhenSomebodyAsks() {
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = PageLook.open(reader, server.address() + "/try?v=V04");
      Page page = look.page();
      page.locator("#what-if a.button").click();
      PlaywrightAssertions.assertThat(page.locator("#what-if"))
          .containsText(
              "Individual selection rationale",
              new LocatorAssertions.ContainsTextOptions().setTimeout((double) PATIENCE.toMillis()));
      assertThat(page.locator("#what-if").innerText()).contains("show → not triggered");
      assertThat(page.url()).endsWith("/try?v=V04");
      assertThat(look.complaints()).isEmpty();
      look.keep("try-what-if");
    }
  }

  @Test
  void theRequestCanBeCopied() throws JsonProcessingException {
    try (BrowserContext reader = Browsing.reader()) {
      reader.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      PageLook look =
          PageLook.open(reader, server.address() + "/try/exchange/mcs-order-review?v=V04");
      Page page = look.page();
      page.locator("[data-copy=request]").click();
      until(page, "document.querySelector('[role=status]').textContent === 'Copied.'");
      String copied = (String) page.evaluate("navigator.clipboard.readText()");
      assertThat(JSON.readTree(copied).path("hook").asText()).isEqualTo("order-sign");
    }
  }

  @Test
  void thePageWorksWithoutScripts() {
    try (BrowserContext reader = Browsing.withoutScripts()) {
      Page page = reader.newPage();
      Objects.requireNonNull(page.navigate(server.address() + "/try?v=V34"));
      page.locator("#order").selectOption("16965008");
      page.locator("#facts button.primary").click();
      assertThat(page.url()).endsWith("/try?v=V34&order=16965008");
      page.locator("#what-if a.button").click();
      assertThat(page.locator("#what-if").innerText()).contains("would change");
    }
  }

  /** Asked from outside: the page's policy lets nothing evaluate texts within it. */
  private static void until(Page page, String condition) {
    await()
        .pollInSameThread()
        .atMost(PATIENCE)
        .until(() -> Boolean.TRUE.equals(page.evaluate(condition)));
  }
}
