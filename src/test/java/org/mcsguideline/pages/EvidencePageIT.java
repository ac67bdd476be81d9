package org.mcsguideline.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.vignettes.RunningServer;

/** Somebody looks up what stands behind the guideline. */
class EvidencePageIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.get();
  }

  private static PageLook open(BrowserContext reader, String path) {
    return PageLook.open(reader, server.address() + path);
  }

  private static HttpResponse<String> get(String path) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(path, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(path, stopped);
    }
  }

  /** In one step, since the rows may be replaced at any time. */
  private static List<String> keys(Page page, String table) {
    Object found =
        page.locator("#rows-" + table + " tbody tr").evaluateAll("all => all.map(row => row.id)");
    return ((List<?>) found).stream().map(Object::toString).toList();
  }

  @Test
  void rowsAreChosenAndSortedWithoutAnyScript() {
    String trials =
        get("/evidence/trials?rcts.search=TandemHeart&rcts.sort=ratio&rcts.order=down").body();
    assertThat(trials.indexOf("id=\"T06\"")).isPositive().isLessThan(trials.indexOf("id=\"T05\""));
    assertThat(trials)
        .doesNotContain("id=\"T01\"")
        .contains("id=\"OT01\"", "aria-sort=\"descending\"");
  }

  @Test
  void aSearchShowsItsRowsWhileItIsTypedAndCanBePassedOn() {
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = open(reader, "/evidence/trials?ongoing.sort=planned");
      Page page = look.page();
      Object unused = page.evaluate("() => { window.stayed = true; }");
      page.locator("input[name='rcts.search']").pressSequentially("TandemHeart");
      page.waitForCondition(() -> keys(page, "rcts").equals(List.of("T05", "T06")));
      assertThat(page.locator("#count-rcts").innerText()).startsWith("2 of 13");
      assertThat(page.evaluate("() => window.stayed")).as("no new page was loaded").isEqualTo(true);
      assertThat(page.url()).contains("rcts.search=TandemHeart", "ongoing.sort=planned");
      look.keep("evidence-search-typed");
      assertThat(look.complaints()).isEmpty();
      PageLook passedOn = PageLook.open(reader, page.url());
      assertThat(keys(passedOn.page(), "rcts")).containsExactly("T05", "T06");
    }
  }

  @Test
  void aTableIsSortedWithTheKeyboardAlone() {
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = open(reader, "/evidence/trials");
      Page page = look.page();
      for (int i = 0; i < 80 && !focused(page).equals("sort-rcts-year"); i++) {
        page.keyboard().press("Tab");
      }
      assertThat(focused(page)).isEqualTo("sort-rcts-year");
      Locator column = page.locator("th:has(#sort-rcts-year)");
      page.keyboard().press("Enter");
      page.waitForCondition(() -> "ascending".equals(column.getAttribute("aria-sort")));
      assertThat(focused(page)).as("where the reader was").isEqualTo("sort-rcts-year");
      page.keyboard().press("Enter");
      page.waitForCondition(() -> "descending".equals(column.getAttribute("aria-sort")));
      assertThat(keys(page, "rcts")).startsWith("T12", "T13");
      assertThat(look.complaints()).isEmpty();
    }
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("() => document.activeElement.id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=x onerror=alert(1)>",
        "\"'><script>alert(1)</script>",
        "\u202Egnitrats \u200F",
        "{{7*7}} ${7*7} __${7*7}__::x"
      })
  void whatIsTypedIsNeverMoreThanText(String typed) {
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look =
          open(
              reader,
              "/evidence/discrepancies?readings.search="
                  + URLEncoder.encode(typed, StandardCharsets.UTF_8));
      assertThat(look.page().locator("input[type=search]").inputValue()).isEqualTo(typed);
      assertThat(look.page().locator("#rows-readings").innerText()).startsWith("No row fits");
      assertThat(look.page().locator("main img, main script").count()).isZero();
      assertThat(look.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rcts.sort=check", "rcts.nothing=x", "rcts.search="})
  void whatCannotBeAskedIsRefusedInWords(String query) {
    String asked = query.endsWith("=") ? query + "x".repeat(500) : query;
    try (BrowserContext reader = Browsing.reader(Browsing.NARROW, ColorScheme.LIGHT, "de")) {
      Page page = reader.newPage();
      Response response = page.navigate(server.address() + "/evidence/trials?" + asked);
      assertThat(response.status()).isEqualTo(400);
      assertThat(page.locator("main").innerText()).contains("Bitte");
      assertThat(page.locator("main").innerHTML()).doesNotContain("xxxxx");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/evidence/nothing",
        "/evidence/row/D999",
        "/evidence/row/%3Cb%3E",
        "/evidence/pom.csv",
        "/evidence/plots/nothing.svg"
      })
  void whatIsNotThereIsNotFound(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is nothing at this address.").doesNotContain("<b>");
  }

  @Test
  void bothMarksOfAJudgementAreSeenTogether() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = open(reader, "/evidence/judgements").page();
      assertThat(page.locator("#J07 .marks li").allInnerTexts())
          .containsExactly("● Moderate costs", "● Negligible costs and savings");
      assertThat(page.locator("#J07 .tag").innerText()).isEqualTo("2 marks");
      assertThat(page.locator("#J06 .tag").count()).isZero();
    }
  }

  @Test
  void aDiscrepancyHasBothReadingsSideBySideAndWhatIsDone() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = open(reader, "/evidence/discrepancies?readings.weight=high").page();
      List<Locator> readings = page.locator("#D01 .readings > div").all();
      assertThat(readings).hasSize(2);
      assertThat(readings.get(0).boundingBox().y).isEqualTo(readings.get(1).boundingBox().y);
      assertThat(page.locator("#D01 dl").innerText())
          .contains("What the guideline does", "Never use GCS <=8");
      assertThat(page.locator("article").count()).isEqualTo(5);
    }
  }

  @Test
  void aRowLeadsToItsResourceAndBack() {
    RunningServer unused = server.withStore();
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = open(reader, "/evidence/trials");
      look.page().locator("#T01 th a").click();
      Page row = look.page();
      assertThat(row.locator("h1").innerText()).contains("T01", "Arias");
      assertThat(row.locator("dl.row").innerText()).contains("D30");
      String resource = row.locator("dl.row a[href^='/fhir/']").getAttribute("href");
      assertThat(get(resource + "?_format=json").body()).contains("\"T01\"");
      row.locator("main p a[href*='#T01']").click();
      assertThat(row.url()).endsWith("/evidence/trials#T01");
    }
  }

  /** Every address that the pages of the evidence name on this server. */
  @Test
  void everyLinkLeadsSomewhere() {
    Set<String> links = new TreeSet<>();
    RunningServer ready = server.withStore();
    try (BrowserContext reader = Browsing.reader()) {
      Page page = reader.newPage();
      Response first = page.navigate(ready.address() + "/evidence");
      assertThat(first.status()).isEqualTo(200);
      List<String> pages = addresses(page, "nav.parts a");
      assertThat(pages).hasSize(7);
      for (String path : pages) {
        Response response = page.navigate(ready.address() + path);
        assertThat(response.status()).isEqualTo(200);
        links.addAll(addresses(page, "main a[href^='/']"));
      }
    }
    assertThat(links).hasSizeGreaterThan(250);
    assertThat(links)
        .allSatisfy(link -> assertThat(get(link).statusCode()).as(link).isEqualTo(200));
  }

  private static List<String> addresses(Page page, String links) {
    Object found =
        page.locator(links).evaluateAll("all => all.map(link => link.getAttribute('href'))");
    return ((List<?>) found).stream().map(Object::toString).toList();
  }

  @Test
  void tablesAndPlotsCanBeTakenAlong() throws IOException {
    HttpResponse<String> table = get("/evidence/rcts.csv");
    assertThat(table.headers().map())
        .contains(
            entry("content-type", List.of("text/csv;charset=UTF-8")),
            entry("content-disposition", List.of("attachment; filename=\"rcts.csv\"")));
    assertThat(table.body()).isEqualTo(Files.readString(Path.of("src/main/evidence/rcts.csv")));
    HttpResponse<String> plot = get("/evidence/plots/plot-pooled-1.svg");
    assertThat(plot.headers().firstValue("content-type").orElse("")).startsWith("image/svg+xml");
    assertThat(plot.headers().firstValue("content-disposition").orElse(""))
        .startsWith("attachment");
    assertThat(plot.body()).startsWith("<svg").contains("<style>", "data-row=\"PO01\"");
    assertThat(get("/evidence.r5.json").statusCode()).isEqualTo(200);
  }

  @Test
  void theRowsOfATableComeAsFhir() {
    RunningServer unused = server.withStore();
    try (BrowserContext reader = Browsing.reader()) {
      Page page = open(reader, "/evidence").page();
      String search = page.locator("#outcomes .take a[href^='/fhir/']").getAttribute("href");
      assertThat(get(search + "&_summary=count&_format=json").body())
          .containsPattern("\"total\": ?12\\b");
    }
  }
}
