package org.mcsguideline.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mcsguideline.vignettes.RunningServer;

/** What the page for who runs the service makes of calls and feedback. */
class OperationsPageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static RunningServer server;

  @BeforeAll
  static void servicesHaveBeenCalled() throws IOException, InterruptedException {
    server = RunningServer.get().withStore();
    String monitoring = Files.readString(Path.of("src/examples/monitoring.json"));
    RunningServer.Answer answer = server.post("/cds-services/mcs-monitoring", monitoring);
    String card = answer.json().at("/cards/0/uuid").asText();
    assertThat(card).isNotEmpty();
    String reason = answer.json().at("/cards/0/overrideReasons/0").toString();
    String feedback =
        """
        {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s",
          "overrideReason": {"reason": %s}}]}
        """
            .formatted(card, Instant.now().minusSeconds(1), reason);
    assertThat(server.post("/cds-services/mcs-monitoring/feedback", feedback).status())
        .isEqualTo(200);
    assertThat(server.post("/cds-services/mcs-order-review", "{}").status()).isEqualTo(400);
    Instant limit = Instant.now().plus(PATIENCE);
    while (!server.get("/operations").body().contains("overridden")
        && Instant.now().isBefore(limit)) {
      Thread.sleep(1000);
    }
  }

  @Test
  void callsOutcomesUnknownsAndFeedbackStandWithWhatTheyAreOf() {
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = PageLook.open(reader, server.address() + "/operations");
      Page page = look.page();
      look.keep("operations-after-calls");
      assertThat(page.locator("section:has(> #calls)")).containsText("mcs-monitoring");
      assertThat(page.locator("section:has(> #outcomes)")).containsText("ACTIVE");
      assertThat(page.locator("section:has(> #outcomes)"))
          .containsText(java.util.regex.Pattern.compile("\\d+ of \\d+"));
      assertThat(page.locator("section:has(> #burden)")).containsText("overridden");
      assertThat(page.locator("section:has(> #node)")).containsText("mcs-order-review");
      assertThat(page.locator("section:has(> #coverage)"))
          .containsText("concepts of the guideline");
      assertThat(look.complaints()).isEmpty();
      assertThat(look.barriers()).isEmpty();
    }
  }

  @Test
  void nobodyCanBeToldFromIt() {
    String page = server.get("/operations?period=30d").body();
    assertThat(page).contains("mcs-monitoring").doesNotContain("demo-", "Patient/", "Encounter/");
  }

  @Test
  void aPeriodIsChosenByALinkAndAnUnknownOneRefused() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/operations").page();
      page.locator(".periods a").nth(2).focus();
      page.keyboard().press("Enter");
      page.waitForURL("**/operations?period=30d");
      assertThat(page.locator(".periods a[aria-current]")).hasText("30 days");
    }
    RunningServer.Answer refused = server.get("/operations?period=1y");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("Choose 24h, 7d or 30d");
  }
}
