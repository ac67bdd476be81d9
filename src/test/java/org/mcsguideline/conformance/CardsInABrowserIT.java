package org.mcsguideline.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.RunningServer;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/**
 * Cards whose patient's record tries to run a script, in a browser that draws raw HTML as the
 * reference client of CDS Hooks does.
 */
@Tag("T-XSS")
class CardsInABrowserIT {

  /** The name that Debian's package gives it. */
  private static final String BROWSER = "chromium";

  private static final String WORD = "POISON";

  private static final String POISON =
      WORD
          + "<img src=x onerror=\"document.title='RUN'\">"
          + "<iframe srcdoc=\"<script>parent.document.title='RUN'</script>\"></iframe>"
          + "<svg onload=\"document.title='RUN'\"></svg>"
          + "[l](javascript:document.title='RUN') ![i](x\"onerror=\"document.title='RUN')";

  /** Where a person's words stand in FHIR, and the codes and units that a card may quote. */
  private static final Set<String> WORDS =
      Set.of("text", "display", "family", "unit", "valueString", "comment", "name");

  /** Counts what a poisoned text could have made of the page, in its title. */
  private static final String COUNT =
      "<script>addEventListener('load',()=>setTimeout(()=>{"
          + "const made=document.querySelectorAll('img,iframe,svg,[onerror],[onload],a[href^=javascript]');"
          + "if(document.title!=='RUN')document.title='MADE '+made.length},300))</script>";

  @TempDir private Path folder;

  @BeforeAll
  static void needsABrowser() {
    boolean there =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, BROWSER)));
    assumeTrue(there, "Not run: there is no " + BROWSER + " on this machine.");
  }

  @Test
  void noTextOfARecordBecomesPartOfThePage() throws Exception {
    StringBuilder page = new StringBuilder();
    HookService[] services = HookService.values();
    int turn = 0;
    for (Vignette vignette : Vignettes.all()) {
      HookService service = services[turn++ % services.length];
      ObjectNode request = HookRequestJson.of(vignette, service);
      poison(request.path("prefetch"));
      RunningServer.Answer answer =
          RunningServer.get().post("/cds-services/" + service.id(), request.toString());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      answer.json().path("cards").forEach(card -> page.append(drawn(card)));
    }
    assertThat(page.toString()).as("the poison reaches cards").contains(WORD);
    assertThat(title(page.toString())).isEqualTo("MADE 0");
  }

  @Test
  void thePoisonWouldWork() throws Exception {
    assertThat(title(POISON)).isEqualTo("RUN");
  }

  private static void poison(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (WORDS.contains(field.getKey()) && field.getValue().isTextual()) {
                  ObjectNode unused = object.put(field.getKey(), POISON);
                }
                poison(field.getValue());
              });
      if (object.path("coding").isArray()) {
        ObjectNode unused = object.put("text", POISON);
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(CardsInABrowserIT::poison);
    }
  }

  /** Once as Markdown with raw HTML let through, once as if the text were HTML. */
  private static String drawn(JsonNode card) {
    String detail = card.path("detail").asText();
    String html = HtmlRenderer.builder().build().render(Parser.builder().build().parse(detail));
    StringBuilder drawn = new StringBuilder(html).append(detail);
    drawn.append(card.path("summary").asText());
    card.findValuesAsText("label").forEach(drawn::append);
    card.findValuesAsText("description").forEach(drawn::append);
    return drawn.toString();
  }

  private String title(String body) throws IOException, InterruptedException {
    Path page = folder.resolve("page.html");
    Path unused =
        Files.writeString(
            page, "<!doctype html><meta charset=utf-8><title>-</title><body>" + body + COUNT);
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
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(browser.waitFor(120, TimeUnit.SECONDS)).as("the browser ends").isTrue();
    return Files.readString(dom).replaceFirst("(?s).*<title>(.*?)</title>.*", "$1");
  }
}
