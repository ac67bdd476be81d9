package org.mcsguideline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.vignettes.RunningServer;

/** What is true of every page, whatever it shows. */
class AllPagesIT {

  /** Bytes of the first load. */
  private static final long WEIGHT = 200_000;

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.get().withStore();
  }

  private record Way(String name, int width, ColorScheme scheme, String language) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("wide", Browsing.WIDE, ColorScheme.LIGHT, "en"),
          new Way("narrow-dark-german", Browsing.NARROW, ColorScheme.DARK, "de"),
          // A browser at 200 % has half the room.
          new Way("large-dark", Browsing.WIDE / 2, ColorScheme.DARK, "en"));

  static Stream<Arguments> looks() throws IOException {
    return pages().stream()
        .flatMap(
            page ->
                WAYS.stream().map(way -> Arguments.of(page.get("name"), page.get("path"), way)));
  }

  private static List<CSVRecord> pages() throws IOException {
    CSVFormat table =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .build();
    try (InputStream file =
            Objects.requireNonNull(AllPagesIT.class.getResourceAsStream("/pages/pages.csv"));
        InputStreamReader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return table.parse(text).getRecords();
    }
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("looks")
  void aPageIsCalmLightAndOpenToEverybody(String name, String path, Way way) {
    try (BrowserContext reader = Browsing.reader(way.width(), way.scheme(), way.language())) {
      PageLook look = PageLook.open(reader, server.address() + path);
      look.keep(name + "-" + way.name());
      assertThat(look.complaints()).as("complaints of the browser").isEmpty();
      assertThat(look.requests()).isNotEmpty().allMatch(url -> url.startsWith(server.address()));
      assertThat(look.weight()).as("bytes").isGreaterThan(1000).isLessThan(WEIGHT);
      assertThat(look.excess()).as("nothing is wider than the window").isZero();
      assertThat(look.shifts()).as("nothing moves while the page is built").isLessThan(0.01);
      assertThat(look.page().locator("html").getAttribute("lang")).isEqualTo(way.language());
      assertThat(look.page().locator("h1").count()).as("headings of the page").isEqualTo(1);
      assertThat(look.barriers()).as("what axe finds serious or critical").isEmpty();
    }
  }
}
