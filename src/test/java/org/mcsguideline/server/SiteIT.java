package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.temperature;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.tiny.TinyGuideline;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The service at a site with a profile and with codes and units of its own. */
@ExtendWith(OutputCaptureExtension.class)
class SiteIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String PROFILE =
      "{'resourceType':'Parameters','parameter':[{'name':'Fever Limit','valueQuantity':"
          + "{'value':40,'system':'http://unitsofmeasure.org','code':'Cel'}}]}";
  private static final String CODES =
      "{'resourceType':'ConceptMap','group':[{'source':'http://ward','target':'http://loinc.org',"
          + "'element':[{'code':'T','target':[{'code':'8310-5','equivalence':'equal'}]}]},"
          + "{'target':'http://unitsofmeasure.org','element':[{'code':'grad',"
          + "'target':[{'code':'Cel','equivalence':'equal'}]}]}]}";

  @TempDir private static Path folder;

  private static ServletWebServerApplicationContext site;

  @BeforeAll
  static void start() throws IOException {
    Path maps = Files.createDirectory(folder.resolve("maps"));
    write(maps.resolve("codes.json"), CODES);
    site =
        run(
            "--mcs.site.profile=" + write(folder.resolve("site.json"), PROFILE),
            "--mcs.site.concept-maps=" + maps);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @CanIgnoreReturnValue
  private static Path write(Path file, String singleQuoted) throws IOException {
    return Files.writeString(file, singleQuoted.replace('\'', '"'));
  }

  private static ServletWebServerApplicationContext run(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 4);
    all[arguments.length] = "--server.port=0";
    all[arguments.length + 1] = "--mcs.store.enabled=false";
    all[arguments.length + 2] = "--mcs.knowledge.location=" + TinyGuideline.file().toUri();
    all[arguments.length + 3] = "--mcs.hooks.accept-decision-time=true";
    return (ServletWebServerApplicationContext)
        new SpringApplicationBuilder(McsGuidelineApplication.class).run(all);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + site.getWebServer().getPort() + path));
  }

  /** A temperature in the site's own code and unit. */
  @CanIgnoreReturnValue
  private static JsonNode call(String value) throws Exception {
    String local =
        temperature("o1", "p1", value)
            .replace("http://loinc.org", "http://ward")
            .replace("8310-5", "T")
            .replace(
                "'unit':'Cel','system':'http://unitsofmeasure.org','code':'Cel'", "'unit':'grad'");
    assertThat(local).contains("'unit':'grad'}", "'code':'T'");
    String body =
        """
        {'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
         'context':{'userId':'Practitioner/1','patientId':'p1','draftOrders':{'resourceType':'Bundle'}},
         'extension':{'org.mcsguideline.decision-time':'2024-03-01T10:00:00Z'},
         'prefetch':{'patient':%s,'temperatures':%s}}
        """
            .formatted(PATIENT, bundle(local));
    HttpResponse<String> answer =
        send(
            at("/cds-services/fever-review")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(body).toString())));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return FhirJson.MAPPER.readTree(answer.body());
  }

  @Test
  void decidesWithTheChoiceAndTheCodesOfTheSite() throws Exception {
    assertThat(call("40.1").path("cards").toString()).contains("40.1 Cel");
    assertThat(call("39.9").path("cards").toString()).doesNotContain("39.9 Cel");
  }

  @Test
  void everyAnswerAndItsLogLineNameTheProfile(CapturedOutput log) throws Exception {
    JsonNode basis = call("36").path("extension").path("org.mcsguideline.basis");

    assertThat(basis.path("knowledgeVersion").asText()).isEqualTo(TinyGuideline.VERSION);
    assertThat(basis.path("knowledgeHash").asText()).hasSize(64);
    String hash = basis.path("siteProfileHash").asText();
    assertThat(hash).hasSize(64);
    await().untilAsserted(() -> assertThat(log.getAll()).contains(" site-profile=" + hash));
  }

  @Test
  void countsWhatCallsHaveShown() throws Exception {
    call("36");
    JsonNode coverage =
        FhirJson.MAPPER.readTree(send(at("/coverage").header("Accept", "application/json")).body());

    assertThat(coverage.path("resources").asInt()).isPositive();
    assertThat(coverage.path("concepts").path(0).path("resources").asInt()).isPositive();
  }

  @Test
  void showsCoverageAsAPageWithoutScript() throws Exception {
    call("36");
    HttpResponse<String> page = send(at("/coverage").header("Accept", "text/html,*/*;q=0.8"));

    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'; style-src 'sha256-");
    assertThat(page.body())
        .contains("<h1>Coverage</h1>", "Body temperature")
        .doesNotContain("<script", "p1");
  }

  @Test
  void refusesToStartWithAProfileThatCannotBeUsed(CapturedOutput log) throws Exception {
    Path bad = write(folder.resolve("bad.json"), PROFILE.replace("Fever Limit", "Cold Limit"));

    assertThatThrownBy(() -> run("--mcs.site.profile=" + bad))
        .hasStackTraceContaining("Cold Limit: the guideline has no parameter of this name");
    assertThat(log.getAll())
        .contains("APPLICATION FAILED TO START", "Cold Limit")
        .doesNotContain("\tat org.mcsguideline");
  }

  @Test
  void refusesToStartWithAMapThatCannotBeUsed() throws Exception {
    Path maps = Files.createDirectory(folder.resolve("bad-maps"));
    write(maps.resolve("odd.json"), CODES.replace("8310-5", "8462-4"));

    assertThatThrownBy(() -> run("--mcs.site.concept-maps=" + maps))
        .hasStackTraceContaining("odd.json")
        .hasStackTraceContaining("the guideline has no code 8462-4");
  }
}
