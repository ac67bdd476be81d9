package org.mcsguideline.web.launch;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/**
 * What a browser carries. No script reads it, and other sites' requests carry it to nothing but
 * pages.
 *
 * @param encrypted whether browsers call the service by TLS
 * @param framed whether pages stand inside those of an EHR, where browsers keep cookies apart
 */
public record LaunchCookies(boolean encrypted, boolean framed) {

  private static final String UNDERWAY = "mcs-launch";
  private static final String SESSION = "mcs-session";

  /** Browsers take such a cookie from this very host only, and from no neighbour of its domain. */
  private static final String OF_THIS_HOST = "__Host-";

  private static final String UNDERWAY_PATH = "/launch";

  /** A login between its beginning and its end. */
  ResponseCookie underway(HttpServletRequest request, String sealed, Duration life) {
    return cookie(UNDERWAY, sealed, request.getContextPath() + UNDERWAY_PATH, life);
  }

  /** A login that lasts. */
  ResponseCookie session(HttpServletRequest request, String sealed, Duration life) {
    return cookie(SESSION, sealed, request.getContextPath() + "/", life);
  }

  private ResponseCookie cookie(String name, String value, String path, Duration life) {
    return ResponseCookie.from(named(name), value)
        .httpOnly(true)
        .secure(isSecure())
        .sameSite(framed ? "None" : "Lax")
        .partitioned(framed)
        // The name demands the whole host.
        .path(isSecure() ? "/" : path)
        .maxAge(life)
        .build();
  }

  private String named(String name) {
    return isSecure() ? OF_THIS_HOST + name : name;
  }

  private boolean isSecure() {
    return encrypted || framed;
  }

  /** The login that a request carries on. */
  Optional<String> underway(HttpServletRequest request) {
    return carried(request, UNDERWAY);
  }

  /** The login that a request carries. */
  public Optional<String> session(HttpServletRequest request) {
    return carried(request, SESSION);
  }

  private Optional<String> carried(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
        .filter(cookie -> cookie.getName().equals(named(name)))
        .map(Cookie::getValue)
        .findFirst();
  }
}
