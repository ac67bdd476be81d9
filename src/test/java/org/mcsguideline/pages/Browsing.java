package org.mcsguideline.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser of this machine, started once for all tests of one process. */
public final class Browsing {

  /** The name that Debian's package gives it. */
  private static final String NAME = "chromium";

  /** A desk. */
  public static final int WIDE = 1280;

  /** A phone. */
  public static final int NARROW = 360;

  private static final class Only {
    static final Browser BROWSER =
        Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(program().orElseThrow())
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
  }

  static {
    // A busy machine is slow, not wrong.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
  }

  private Browsing() {}

  /** A reader with nothing kept from before. To be closed by the caller. */
  public static BrowserContext reader(int width, ColorScheme scheme, String language) {
    assumeTrue(program().isPresent(), "Not run: there is no " + NAME + " on this machine.");
    return Only.BROWSER.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, 900)
            .setColorScheme(scheme)
            .setLocale(language));
  }

  /** Somebody at a desk who reads English. */
  public static BrowserContext reader() {
    return reader(WIDE, ColorScheme.LIGHT, "en");
  }

  /** Somebody whose browser runs no scripts. */
  static BrowserContext withoutScripts() {
    assumeTrue(program().isPresent(), "Not run: there is no " + NAME + " on this machine.");
    return Only.BROWSER.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(place -> Path.of(place, NAME))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
