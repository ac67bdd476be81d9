package org.mcsguideline.web.launch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.web.MockHttpServletRequest;

class LaunchCookiesTest {

  private static final Duration LIFE = Duration.ofMinutes(15);

  private static MockHttpServletRequest request() {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cds/launch");
    request.setContextPath("/cds");
    return request;
  }

  @Test
  void aSessionIsReadByNoScriptAndSentOverTlsWhereThereIsSome() {
    ResponseCookie session = new LaunchCookies(true, false).session(request(), "x", LIFE);
    assertThat(session.toString())
        .contains("HttpOnly", "Secure", "SameSite=Lax", "Max-Age=900")
        .doesNotContain("Partitioned");
    assertThat(new LaunchCookies(false, false).session(request(), "x", LIFE).toString())
        .contains("HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
  }

  @Test
  void insideThePagesOfAnEhrItIsKeptForThisEhrAlone() {
    ResponseCookie session = new LaunchCookies(true, true).session(request(), "x", LIFE);
    assertThat(session.toString()).contains("SameSite=None", "Secure", "Partitioned", "HttpOnly");
  }

  @Test
  void aLoginUnderWayIsCarriedToLoginsOnlyWhereAPathMayBeSaid() {
    ResponseCookie underway = new LaunchCookies(false, false).underway(request(), "x", LIFE);
    assertThat(underway.getPath()).isEqualTo("/cds/launch");
    assertThat(underway.isHttpOnly()).isTrue();
    assertThat(new LaunchCookies(false, false).session(request(), "x", LIFE).getPath())
        .isEqualTo("/cds/");
  }

  @ParameterizedTest
  @CsvSource({"true, false", "true, true", "false, true"})
  void whatIsSentOverTlsComesFromThisVeryHost(boolean encrypted, boolean framed) {
    LaunchCookies cookies = new LaunchCookies(encrypted, framed);
    for (ResponseCookie cookie :
        List.of(
            cookies.session(request(), "x", LIFE),
            cookies.underway(request(), "x", LIFE),
            cookies.session(request(), "", Duration.ZERO))) {
      // Browsers refuse the name without each of these.
      assertThat(cookie.getName()).startsWith("__Host-mcs-");
      assertThat(cookie.isSecure()).isTrue();
      assertThat(cookie.getPath()).isEqualTo("/");
      assertThat(cookie.getDomain()).isNull();
    }
  }

  @Test
  void whatANeighbourOfTheDomainPlantedIsNotRead() {
    LaunchCookies cookies = new LaunchCookies(true, false);
    MockHttpServletRequest request = request();
    request.setCookies(new Cookie("mcs-session", "planted"), new Cookie("mcs-launch", "planted"));
    assertThat(cookies.session(request)).isEmpty();
    assertThat(cookies.underway(request)).isEmpty();
    request.setCookies(
        new Cookie("mcs-session", "planted"), new Cookie("__Host-mcs-session", "own"));
    assertThat(cookies.session(request)).contains("own");
  }
}
