package org.mcsguideline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.vignettes.RunningServer;

/** What stands around all pages. */
class FrameIT {

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.get();
  }

  private static HttpResponse<String> get(String path, String accept)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Accept", accept)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aReaderChoosesALanguageAndKeepsIt() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/").page();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
      page.locator(".languages a").click();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
      assertThat(page.navigate(server.address() + "/")).isNotNull();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de");
    }
  }

  @ParameterizedTest
  @CsvSource({"de-CH,de", "fr,en", "en-GB,en"})
  void theBrowsersWishIsAnsweredWhereTheLanguageIsSpoken(String wish, String spoken) {
    try (BrowserContext reader = Browsing.reader(Browsing.WIDE, ColorScheme.LIGHT, wish)) {
      Page page = PageLook.open(reader, server.address() + "/").page();
      assertThat(page.locator("html").getAttribute("lang")).isEqualTo(spoken);
    }
  }

  @Test
  void theFirstKeyLeadsPastTheFrame() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = PageLook.open(reader, server.address() + "/").page();
      page.keyboard().press("Tab");
      Locator skip = page.locator(".skip");
      assertThat(skip.isVisible()).isTrue();
      page.keyboard().press("Enter");
      assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("main");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/assets/nowhere.css"})
  void nothingAtAnAddressIsAPageForPeopleAndAnOutcomeForPrograms(String path) throws Exception {
    HttpResponse<String> page = get(path, "text/html,application/xhtml+xml,*/*;q=0.8");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body()).contains("<h1>").contains("There is nothing at this address.");
    for (String accepted : List.of("application/json", "*/*")) {
      HttpResponse<String> outcome = get(path, accepted);
      assertThat(outcome.statusCode()).isEqualTo(404);
      assertThat(outcome.body()).contains("OperationOutcome");
    }
  }

  @Test
  void nothingWherePagesAreIsAPage() throws Exception {
    HttpResponse<String> page = get("/evidence/nowhere", "text/html");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>").contains("There is nothing at this address.");
  }

  @Test
  void whoNamesNoLanguageGetsTheFirstAndNotThatOfTheMachine() throws Exception {
    Locale machine = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(get("/", "text/html").body()).contains("<html lang=\"en\">");
    } finally {
      Locale.setDefault(machine);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx-YY", "de-u-nu-arab", "../../etc"})
  void aCookieChoosesNoLanguageThatIsNotSpoken(String value) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + "/"))
            .header("Accept", "text/html")
            .header("Cookie", "language=" + value)
            .build();
    HttpResponse<String> page =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(page.body()).contains("<html lang=\"en\">");
    assertThat(page.headers().firstValue("Content-Language")).hasValue("en");
  }

  @Test
  void theOtherLanguageIsThatOfTheSamePageAndOfNoOtherHost() throws Exception {
    String page = get("//elsewhere.example/x?a=b", "text/html").body();
    assertThat(page).contains("href=\"?a=b&amp;lang=de\"").doesNotContain("elsewhere.example");
  }

  @Test
  void aPageIsHtmlWhateverItsAddressEndsWith() throws Exception {
    HttpResponse<String> page = get("/evidence/row/x.js", "text/html");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/board/nobody-there", "/explanations/none-there", "/operations"})
  void whatTheStoreRefusesTakesNoHeaderFromThePage(String path) throws Exception {
    server = server.withStore();
    HttpResponse<String> page = get(path, "text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void filesAreNamedByTheirContentAndKept() throws Exception {
    String page = get("/", "text/html").body();
    String sheet = page.replaceFirst("(?s).*href=\"(/assets/pages-[0-9a-f]{32}\\.css)\".*", "$1");
    assertThat(sheet).startsWith("/assets/pages-");
    HttpResponse<String> file = get(sheet, "text/css");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
    assertThat(get("/", "text/html").headers().firstValue("Cache-Control")).hasValue("no-store");
  }
}
