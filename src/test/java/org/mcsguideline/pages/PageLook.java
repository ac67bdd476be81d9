package org.mcsguideline.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A page as it was opened, with what went wrong meanwhile.
 *
 * @param complaints of the browser: what its policy stopped, what failed, what a script threw
 * @param requests addresses of all that was asked for
 * @param loaded the page and its files
 */
public record PageLook(
    Page page, List<String> complaints, List<String> requests, List<Request> loaded) {

  private static final Path PICTURES = Path.of("target", "screenshots");

  /** Sum of unexpected moves while the page was built, as browsers measure it. */
  private static final String SHIFTS =
      """
      window.shifts = 0;
      new PerformanceObserver(list => list.getEntries().forEach(entry => {
        if (!entry.hadRecentInput) { window.shifts += entry.value; }
      })).observe({type: 'layout-shift', buffered: true});
      """;

  /** Opens an address and waits until nothing more is loaded. */
  public static PageLook open(BrowserContext reader, String address) {
    Page page = reader.newPage();
    List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    List<String> requests = Collections.synchronizedList(new ArrayList<>());
    List<Request> loaded = Collections.synchronizedList(new ArrayList<>());
    page.onConsoleMessage(
        said -> {
          if (said.type().equals("error") || said.type().equals("warning")) {
            complaints.add(said.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    // Their sizes are not asked for here: a last request may end while its page is being closed.
    page.onRequestFinished(loaded::add);
    page.addInitScript(SHIFTS);
    Response response = page.navigate(address);
    if (response == null || response.status() != 200) {
      complaints.add("answered with " + (response == null ? "nothing" : response.status()));
    }
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return new PageLook(page, complaints, requests, List.copyOf(loaded));
  }

  /** Keeps a picture of the whole page in {@code target/screenshots}. */
  public void keep(String name) {
    byte[] kept =
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + ".png")));
    Objects.requireNonNull(kept);
  }

  /** What axe finds serious or critical, with the places. */
  public List<String> barriers() {
    Object unused = page.evaluate(axe());
    Object found =
        page.evaluate(
            """
            () => axe.run(document, {resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
              .then(result => result.violations
                .filter(one => ['serious', 'critical'].includes(one.impact))
                .map(one => one.id + ': ' + one.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')))
            """);
    return ((List<?>) found).stream().map(Object::toString).toList();
  }

  /** Pixels that the page is wider than its window. */
  public int excess() {
    return ((Number)
            page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .intValue();
  }

  /** Layout shift since the page was opened; zero is none. */
  public double shifts() {
    return ((Number) page.evaluate("() => window.shifts")).doubleValue();
  }

  /** Bytes of the first load, as sent. */
  public long weight() {
    return loaded.stream().mapToLong(request -> request.sizes().responseBodySize).sum();
  }

  private static String axe() {
    try (InputStream script =
        Objects.requireNonNull(PageLook.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
