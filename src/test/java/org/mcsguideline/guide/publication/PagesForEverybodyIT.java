package org.mcsguideline.guide.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.knowledge.json.FhirJson;

/** The pages of the guide in a browser: for those who cannot see or point well, and on a phone. */
class PagesForEverybodyIT {

  /** The name that Debian's package gives it. */
  private static final String BROWSER = "chromium";

  /** Narrow, as phones are. */
  private static final int PHONE = 360;

  private static final Pattern RESULT = Pattern.compile("<title>RESULT ([A-Za-z0-9+/=]+)</title>");

  /** Leaves in the title what axe finds serious or critical, and how wide the page is. */
  private static final String LOOK =
      """
      <script>
      addEventListener('load', () => axe.run(document, {resultTypes: ['violations']}).then(found => {
        const bad = found.violations
          .filter(one => one.impact === 'serious' || one.impact === 'critical')
          .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | '));
        const root = document.documentElement;
        const said = {bad: bad, passes: found.passes.length, scroll: root.scrollWidth, width: root.clientWidth};
        document.title = 'RESULT ' + btoa(unescape(encodeURIComponent(JSON.stringify(said))));
      }));
      </script>
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void needsAGuideAndABrowser() {
    GuidePages.assumePublished();
    boolean there =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, BROWSER)));
    assumeTrue(there, "Not run: there is no " + BROWSER + " on this machine.");
  }

  static List<String> pages() throws IOException {
    List<String> pages = new ArrayList<>(GuidePages.written());
    GuidePages.ofResources().forEach(pages::add);
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageHasNoSeriousBarrierAndFitsAPhone(String page) throws Exception {
    JsonNode said = look(Files.readString(GuidePages.OUTPUT.resolve(page)));
    assertThat(said.path("passes").asInt()).as("rules that axe could try").isGreaterThan(5);
    assertThat(said.path("bad")).as(said.path("bad").toPrettyString()).isEmpty();
    assertThat(said.path("scroll").asInt())
        .as("nothing is wider than the screen")
        .isEqualTo(said.path("width").asInt());
  }

  @Test
  void aBarrierAndAWidePageWouldBeSeen() throws Exception {
    JsonNode said =
        look(
            "<!DOCTYPE html><html><head><title>x</title></head><body>"
                + "<img src='a.png'><p style='width:900px'>x</p></body></html>");
    assertThat(said.path("bad").toString()).contains("image-alt", "html-has-lang");
    assertThat(said.path("scroll").asInt()).isGreaterThan(said.path("width").asInt());
  }

  /** In a frame as wide as a phone, because a browser's window has a least width. */
  private JsonNode look(String html) throws IOException, InterruptedException {
    String head =
        "<base href=\"" + GuidePages.OUTPUT.toUri() + "\"/><script>" + axe() + "</script>" + LOOK;
    Path page = folder.resolve("page.html");
    Path unusedPage =
        Files.writeString(
            page, html.replaceFirst("<head>", Matcher.quoteReplacement("<head>" + head)));
    Path frame = folder.resolve("frame.html");
    Path unusedFrame =
        Files.writeString(
            frame,
            "<!DOCTYPE html><html><head><title>x</title></head><body><iframe width='"
                + PHONE
                + "' height='800' src='page.html'></iframe><script>setInterval(() => document.title ="
                + " frames[0].document.title, 100)</script></body></html>");
    Matcher result = RESULT.matcher(dom(frame));
    assertThat(result.find()).as("the browser has come to its end").isTrue();
    return FhirJson.MAPPER.readTree(
        new String(Base64.getDecoder().decode(result.group(1)), StandardCharsets.UTF_8));
  }

  private static String axe() throws IOException {
    try (InputStream script = PagesForEverybodyIT.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(script, "axe is on the class path").readAllBytes(),
          StandardCharsets.UTF_8);
    }
  }

  private String dom(Path page) throws IOException, InterruptedException {
    Path dom = folder.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                BROWSER,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--allow-file-access-from-files",
                "--disable-web-security",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=60000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(browser.waitFor(180, TimeUnit.SECONDS)).as("the browser ends").isTrue();
    return Files.readString(dom);
  }
}
