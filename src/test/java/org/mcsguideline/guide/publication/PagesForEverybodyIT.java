package org.mcsguideline.guide.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.pages.Browsing;
import org.mcsguideline.pages.PageLook;

/** The pages of the guide in a browser: for those who cannot see or point well, and on a phone. */
class PagesForEverybodyIT {

  @TempDir private Path folder;

  @BeforeAll
  static void needsAGuide() {
    GuidePages.assumePublished();
  }

  static List<String> pages() throws IOException {
    List<String> pages = new ArrayList<>(GuidePages.written());
    GuidePages.ofResources().forEach(pages::add);
    return pages;
  }

  private static BrowserContext phone() {
    return Browsing.reader(Browsing.NARROW, ColorScheme.LIGHT, "en");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHasANameAndNoSeriousBarrierAndFitsAPhone(String name) {
    try (BrowserContext reader = phone()) {
      PageLook look =
          PageLook.open(
              reader, GuidePages.OUTPUT.resolve(name).toAbsolutePath().toUri().toString());
      assertThat(look.page().title()).doesNotStartWith(" ").isNotBlank();
      assertThat(look.page().locator("h1").first().textContent()).isNotBlank();
      assertThat(look.barriers()).isEmpty();
      assertThat(look.excess()).as("nothing is wider than the screen").isZero();
    }
  }

  @Test
  void aBarrierAndAWidePageWouldBeSeen() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("page.html"),
            "<!DOCTYPE html><html><head><title>x</title></head><body>"
                + "<img src='a.png'><p style='width:900px'>x</p></body></html>");
    try (BrowserContext reader = phone()) {
      PageLook look = PageLook.open(reader, page.toUri().toString());
      assertThat(look.barriers().toString()).contains("image-alt", "html-has-lang");
      assertThat(look.excess()).isPositive();
    }
  }
}
