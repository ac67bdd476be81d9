package org.mcsguideline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.RunningServer;
import org.mcsguideline.vignettes.RunningServer.Answer;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.VignetteRecord;
import org.mcsguideline.vignettes.Vignettes;
import org.springframework.web.util.HtmlUtils;

/** What the page for trying says is what the hooks say. */
class TrialAnswersIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FACT =
      Pattern.compile("<option lang=\"en\" value=\"([a-z][a-z-]+)\"");
  private static final Pattern CARD = Pattern.compile("<h3 id=\"card-\\d+\">(.*?)</h3>");

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.get();
  }

  private static List<String> shown(String html) {
    return CARD.matcher(html)
        .results()
        .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
        .toList();
  }

  static Stream<Vignette> vignettes() {
    return Vignettes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void aVignetteGivesTheCardsOfTheHooks(Vignette vignette) {
    // A patient whom nobody has asked about, because some advice is not repeated.
    VignetteRecord record = VignetteRecord.of(vignette, "tried-" + vignette.patientId());
    Set<String> expected = new TreeSet<>();
    for (HookService service : HookService.values()) {
      Answer answer =
          server.post(
              "/cds-services/" + service.id(), HookRequestJson.of(record, service).toString());
      assertThat(answer.status()).isEqualTo(200);
      answer.json().path("cards").forEach(card -> expected.add(card.path("summary").asText()));
    }
    Answer page = server.get("/try?v=" + vignette.id());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("mcs-patient-review").doesNotContain("Failed:");
    assertThat(new TreeSet<>(shown(page.body()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=V04", "v=V34", "v=V04&lactate=&age=80", "v=empty&stemi=confirmed"})
  void whatIsShownAsRequestGivesWhatIsShownAsResponse(String query) throws JsonProcessingException {
    String page = server.get("/try?" + query).body();
    Matcher links = Pattern.compile("href=\"(/try/exchange/([a-z-]+)\\?[^\"]*)\"").matcher(page);
    int asked = 0;
    while (links.find()) {
      String exchange = server.get(HtmlUtils.htmlUnescape(links.group(1))).body();
      ObjectNode request = (ObjectNode) shownJson(exchange, "request");
      JsonNode response = shownJson(exchange, "response");
      String path = "/cds-services/" + links.group(2);
      // A patient whom nobody has asked about, because some advice is not repeated.
      String other = "sent-" + Integer.toHexString(query.hashCode()) + "-" + links.group(2);
      Answer answer =
          server.post(
              path,
              request
                  .toString()
                  .replace("\"example\"", quoted(other))
                  .replace("Patient/example\"", "Patient/" + other + "\""));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(told(answer.json())).isEqualTo(told(response));
      assertThat(answer.json().path("extension")).isEqualTo(response.path("extension"));
      asked++;
    }
    assertThat(asked).isGreaterThan(2);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static List<List<String>> told(JsonNode answer) {
    return answer
        .path("cards")
        .valueStream()
        .map(
            card ->
                List.of(
                    card.path("summary").asText(),
                    card.path("detail").asText(),
                    card.path("indicator").asText()))
        .toList();
  }

  private static JsonNode shownJson(String page, String id) throws JsonProcessingException {
    Matcher found =
        Pattern.compile("<pre id=\"" + id + "\"[^>]*>(.*?)</pre>", Pattern.DOTALL).matcher(page);
    assertThat(found.find()).as(id).isTrue();
    return JSON.readTree(HtmlUtils.htmlUnescape(found.group(1)));
  }

  @Test
  void whatIsTakenOffTheRecordIsNotKnownAndNotNo() {
    String page = server.get("/try?v=V04&rosc=").body();
    assertThat(page).contains("cannot be told whether it applies");
    assertThat(server.get("/try?v=V04").body()).doesNotContain("cannot be told whether it applies");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "v=V04&%22%3E%3Cscript%3E=1",
        "v=V04&lactate=%E2%80%AE5.2",
        "v=V04&v=V05",
        "v=V04&rosc=%27%20or%201%3D1",
      })
  void aHostileAddressIsRefusedInWords(String query) {
    Answer page = server.get("/try?" + query);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body())
        .contains("This page cannot be shown")
        .containsAnyOf("Open a case", "choose one")
        .doesNotContain("<img", "\"><script>", "or 1=1", "\u202e");
  }

  @Test
  void anAddressThatNobodyCouldSendOnIsRefused() {
    String facts =
        FACT.matcher(server.get("/try?v=empty").body())
            .results()
            .map(found -> found.group(1))
            .distinct()
            .limit(10)
            .flatMap(fact -> IntStream.range(2, 40).mapToObj(row -> fact + "." + row + ".at="))
            .collect(Collectors.joining("&"));
    assertThat(facts).hasSizeGreaterThan(4000);
    Answer page = server.get("/try?v=V04&" + facts);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body()).contains("The address holds more than this page reads");
  }

  @Test
  void aServiceThatIsNotThereIsNotFound() {
    assertThat(server.get("/try/exchange/nothing?v=V04").status()).isEqualTo(404);
    assertThat(server.get("/try/exchange/mcs-order-review?v=V04&order=").status()).isEqualTo(400);
  }
}
