package org.mcsguideline.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.launch.TrialEhr;
import org.mcsguideline.security.Signing;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.RunningServer;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** From the chart of an EHR, through its login, to what explains a card. */
@ExtendWith(OutputCaptureExtension.class)
class LaunchPageIT {

  private static final String CALLER = "https://ehr.example";
  private static final String SERVICES = "https://cds.example/cds-services";
  private static final String LOGIN = "https://login.example";
  private static final String API = "https://cds.example/fhir";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ECKey KEY = Signing.ellipticKey("k1");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final String PATIENT = "launched-04";

  @TempDir private static Path folder;
  private static TrialEhr ehr;
  private static RunningServer server;
  private static String address;
  private static String decision;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    ehr = TrialEhr.start();
    String keys = Signing.publishedIn(folder.resolve("keys.json"), KEY);
    server =
        RunningServer.with(
                "--mcs.security.enabled=true",
                "--mcs.security.clients[0].issuer=" + CALLER,
                "--mcs.security.clients[0].audiences=" + SERVICES,
                "--mcs.security.clients[0].jwks=" + keys,
                "--mcs.security.fhir.issuer=" + LOGIN,
                "--mcs.security.fhir.audience=" + API,
                "--mcs.security.fhir.jwks=" + keys,
                "--mcs.launch.standalone=" + ehr.iss(),
                "--mcs.launch.ehrs[0].iss=" + ehr.iss(),
                "--mcs.launch.ehrs[0].client-id=" + TrialEhr.CLIENT)
            .withStore();
    // As the service knows itself; browsers keep cookies by name.
    address = server.address().replace("127.0.0.1", "localhost");
    decision = decided();
  }

  @AfterAll
  static void stop() {
    server.close();
    ehr.close();
  }

  /** A card for a patient whom only the EHR has. */
  private static String decided() throws IOException, InterruptedException {
    Vignette vignette = Vignettes.byId("V04");
    String call =
        HookRequestJson.of(vignette, HookService.ORDER_REVIEW)
            .put("fhirServer", ehr.iss() + "/")
            .toString()
            .replace(vignette.patientId(), PATIENT);
    String path = "/cds-services/" + HookService.ORDER_REVIEW.id();
    HttpResponse<String> cards =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    HTTP.send(
                        HttpRequest.newBuilder(URI.create(address + path))
                            .header("Content-Type", "application/json")
                            .header(
                                "Authorization",
                                "Bearer "
                                    + Signing.signed(
                                        KEY,
                                        Signing.claims(
                                            CALLER,
                                            SERVICES + path.substring("/cds-services".length()),
                                            Instant.now())))
                            .POST(BodyPublishers.ofString(call))
                            .build(),
                        BodyHandlers.ofString()),
                answer -> answer.statusCode() != 503);
    assertThat(cards.statusCode()).as(cards.body()).isEqualTo(200);
    JsonNode link = new JsonMapper().readTree(cards.body()).at("/cards/0/links/0");
    assertThat(link.path("type").asText()).as(cards.body()).isEqualTo("smart");
    assertThat(link.path("url").asText()).isEqualTo(address + "/launch");
    String id = link.path("appContext").asText();
    await()
        .atMost(PATIENCE)
        .until(() -> read("/fhir/GuidanceResponse/" + id, "user/*.rs").statusCode() == 200);
    return id;
  }

  private static HttpResponse<String> read(String path, String scope)
      throws IOException, InterruptedException {
    String token =
        Signing.signed(KEY, Signing.claims(LOGIN, API, Instant.now()).claim("scope", scope));
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }

  private static String page() {
    return address + "/explanation.html?decision=" + decision;
  }

  /** The EHR's chart of a patient, from which somebody opens the app. */
  private static String chart(String iss) {
    String launch = address + "/launch?iss=" + escaped(iss) + "&launch=l1";
    return ehr.iss().replace("/fhir", "/chart?to=") + escaped(launch);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void ofPatient(String id) {
    ehr.giving("patient", id);
    ehr.giving("appContext", decision);
  }

  @Test
  @Tag("T-CSRF")
  void aCardIsExplainedInsideTheEhrsOwnLogin(CapturedOutput output) throws Exception {
    ofPatient(PATIENT);
    try (BrowserContext reader = Browsing.reader()) {
      PageLook look = PageLook.open(reader, chart(ehr.iss()));
      look.keep("launch-explanation");
      assertThat(look.complaints()).isEmpty();
      assertThat(look.page().url()).isEqualTo(page());
      assertThat(look.page().locator("table.criteria tbody").count()).isGreaterThan(3);
      assertThat(look.page().content()).doesNotContain(TrialEhr.TOKEN);
      assertThat(look.requests()).noneMatch(url -> url.contains(TrialEhr.TOKEN));
      assertThat(look.barriers()).isEmpty();
      Cookie session =
          reader.cookies(address).stream()
              .filter(cookie -> cookie.name.equals("mcs-session"))
              .findFirst()
              .orElseThrow();
      assertThat(session.httpOnly).isTrue();
      assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
      assertThat(session.path).isEqualTo("/");
      assertThat(session.expires - Instant.now().getEpochSecond()).isBetween(600.0, 901.0);
      assertThat(reader.cookies(address + "/launch"))
          .extracting(cookie -> cookie.name)
          .doesNotContain("mcs-launch");
      // At the API itself it opens nothing, and nothing that is sealed by somebody else opens a
      // page.
      assertThat(withCookie("/fhir/GuidanceResponse/" + decision, session.value)).isEqualTo(401);
      assertThat(withCookie("/fhir/GuidanceResponse/" + decision + "/$explain", session.value))
          .isEqualTo(401);
      assertThat(withCookie("/explanations/" + decision, session.value)).isEqualTo(200);
      String other = session.value.substring(0, session.value.length() - 4) + "AAAA";
      assertThat(withCookie("/explanations/" + decision, other)).isEqualTo(401);
      look.page().locator("form.visit button").click();
      assertThat(look.page().navigate(page()).status()).isEqualTo(401);
    }
    assertThat(output.getAll()).doesNotContain(TrialEhr.TOKEN, "code=", PATIENT);
    String audit = "/fhir/AuditEvent?_count=200&_sort=-_lastUpdated";
    await()
        .atMost(PATIENCE)
        .until(
            () -> read(audit, "user/AuditEvent.rs").body(), told -> told.contains(TrialEhr.USER));
  }

  private static int withCookie(String path, String session)
      throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(address + path))
                .header("Cookie", "mcs-session=" + session)
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void theDecisionOfAnotherPatientIsNotShown() {
    ofPatient("somebody-else");
    try (BrowserContext reader = Browsing.reader()) {
      Page page = reader.newPage();
      Response answer = page.navigate(chart(ehr.iss()));
      assertThat(answer.status()).isEqualTo(403);
      assertThat(page.url()).isEqualTo(page());
      assertThat(page.locator("main").innerText()).contains("who may read them");
      assertThat(page.locator("table").count()).isZero();
    }
  }

  @Test
  void whoHasNotLoggedInIsOfferedToAndComesBack() {
    ehr.giving("appContext", "");
    try (BrowserContext reader = Browsing.reader()) {
      Page page = reader.newPage();
      assertThat(page.navigate(page()).status()).isEqualTo(401);
      page.keyboard().press("Tab");
      page.locator("main a.button").focus();
      page.keyboard().press("Enter");
      page.locator("table.criteria").first().waitFor();
      assertThat(page.url()).isEqualTo(page());
      assertThat(page.locator("table.criteria tbody").count()).isGreaterThan(3);
    }
  }

  @Test
  void aRecordThatIsNotListedIsRefusedInWordsAndNotContacted() {
    try (BrowserContext reader = Browsing.reader()) {
      Page page = reader.newPage();
      int asked = ehr.asked().size();
      Response answer =
          page.navigate(address + "/launch?iss=" + escaped(ehr.iss() + "/other") + "&launch=l1");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(page.locator("main").innerText()).contains("none of those");
      assertThat(page.navigate(address + "/launch/callback?state=x&code=y").status())
          .isEqualTo(400);
      assertThat(page.locator("main").innerText()).contains("not begun in this browser");
      assertThat(page.navigate(address + "/launch").status()).isEqualTo(400);
      assertThat(ehr.asked()).hasSize(asked);
    }
  }
}
