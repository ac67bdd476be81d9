package org.mcsguideline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mcsguideline.vignettes.RunningServer;

/** Somebody comes for the first time and has a minute. */
class HomePageIT {

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.get();
  }

  @Test
  void theRecommendationsStandFirstInTheirOwnWordsWithTheirGrades() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/").page();
      List<Locator> shown = page.locator(".recommendations article").all();
      assertThat(shown).hasSize(3);
      assertThat(shown.get(0).innerText())
          .contains("We suggest against the routine use", "against (routine use)", "weak", "low");
      assertThat(shown.get(2).innerText()).contains("we suggest monitoring", "not graded");
      assertThat(shown)
          .allSatisfy(
              one -> {
                assertThat(one.locator(".shape[aria-hidden=true]").count()).isEqualTo(3);
                assertThat(one.boundingBox().y + one.boundingBox().height).isLessThan(900);
              });
    }
  }

  @Test
  void theStateOfTheContentAndWhatIsStillOpenAreSaid() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/").page();
      assertThat(page.locator(".status").innerText())
          .contains("draft 2024", "not validated for clinical use", "Still open", "Sign-offs");
      page.locator(".status a").click();
      assertThat(page.locator("h1").innerText()).contains("L-X-release");
    }
  }

  @Test
  void whatIsDisputedIsCountedAndTheWeightiestLeadToTheirRows() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/").page();
      Locator disputed = page.locator("section:has(> p > a[href='/evidence/discrepancies'])");
      assertThat(disputed.innerText()).contains("67 discrepancies", "These 5 weigh most");
      assertThat(disputed.locator("li").count()).isEqualTo(5);
      disputed.locator("li a").first().click();
      assertThat(page.locator("h1").innerText()).contains("D01");
    }
  }

  @Test
  void aGermanPageSaysWhichWordsAreNotGerman() {
    try (BrowserContext reader = Browsing.reader(Browsing.NARROW, ColorScheme.LIGHT, "de")) {
      Page page = PageLook.open(reader, server.address() + "/").page();
      assertThat(page.locator("h1").innerText()).isEqualTo("Was die Leitlinie empfiehlt");
      assertThat(page.locator("blockquote").all())
          .hasSize(3)
          .allMatch(sentence -> "en".equals(sentence.getAttribute("lang")));
      assertThat(page.locator(".grade dd span:not(.shape)").all())
          .hasSize(9)
          .allMatch(words -> "en".equals(words.getAttribute("lang")));
      assertThat(page.locator("main").innerText())
          .contains("67 Widersprüche", "Diese 5 wiegen am schwersten", "Richtung");
    }
  }
}
