package org.mcsguideline.web.launch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.launch.LaunchRefused;
import org.mcsguideline.launch.Launches;
import org.mcsguideline.launch.Seal;
import org.mcsguideline.launch.Session;
import org.mcsguideline.web.FhirDoor;
import org.mcsguideline.web.frame.PageController;
import org.mcsguideline.web.frame.PageRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** SMART App Launch: readers log in at their EHR, and find what they came for. */
@PageController
public final class LaunchController {

  private static final Logger LOG = LoggerFactory.getLogger(LaunchController.class);

  /** As long as an EHR may take to let somebody log in. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Launches launches;
  private final Seal seal;
  private final LaunchCookies cookies;
  private final Surroundings surroundings;

  /**
   * Where and when it is.
   *
   * @param address of the service as browsers call it; null when that is not known
   */
  public record Surroundings(Supplier<@Nullable String> address, InstantSource clock) {}

  /** Logins by these launches. */
  public LaunchController(
      Launches launches, Seal seal, LaunchCookies cookies, Surroundings surroundings) {
    this.launches = launches;
    this.seal = seal;
    this.cookies = cookies;
    this.surroundings = surroundings;
  }

  /** An EHR opens the app here. */
  @GetMapping("/launch")
  public ResponseEntity<Void> byEhr(
      @RequestParam("iss") String iss,
      @RequestParam("launch") String launch,
      HttpServletRequest request) {
    return refusing(() -> goOn(launches.byEhr(iss, launch, "", back()), request));
  }

  /** A reader logs in without an EHR having opened the app. */
  @GetMapping("/launch/login")
  public ResponseEntity<Void> byUser(
      @RequestParam(name = "decision", defaultValue = "") String decision,
      HttpServletRequest request) {
    String target = FhirDoor.isId(decision) ? decision : "";
    return refusing(() -> goOn(launches.byUser(target, back()), request));
  }

  /** The EHR sends the browser back. What the address holds is used once and left behind. */
  @GetMapping("/launch/callback")
  public ResponseEntity<Void> callback(
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "code", required = false) @Nullable String code,
      @RequestParam(name = "iss", required = false) @Nullable String iss,
      HttpServletRequest request,
      HttpServletResponse response) {
    String carried = cookies.underway(request).orElse("");
    // It has served, whatever comes of it.
    response.addHeader(
        HttpHeaders.SET_COOKIE, cookies.underway(request, "", Duration.ZERO).toString());
    return refusing(
        () -> {
          Launches.Returned returned = new Launches.Returned(state, code, iss);
          Launches.Arrived arrived = launches.arrived(carried, returned, back());
          return open(arrived, request);
        });
  }

  /** Forgets the reader in this browser. */
  @PostMapping("/launch/logout")
  public ResponseEntity<Void> logout(HttpServletRequest request) {
    return to(request.getContextPath() + "/", cookies.session(request, "", Duration.ZERO));
  }

  private ResponseEntity<Void> goOn(Launches.Begun begun, HttpServletRequest request) {
    return to(begun.address().toString(), cookies.underway(request, begun.carried(), PATIENCE));
  }

  private ResponseEntity<Void> open(Launches.Arrived arrived, HttpServletRequest request) {
    Session session = arrived.session();
    Instant now = surroundings.clock().instant();
    String page =
        FhirDoor.isId(arrived.target())
            ? "/explanation.html?decision=" + arrived.target()
            : "/board";
    return to(
        request.getContextPath() + page,
        cookies.session(request, session.sealed(seal), Duration.between(now, session.expires())));
  }

  private static ResponseEntity<Void> to(String address, ResponseCookie cookie) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(address))
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .build();
  }

  private URI back() {
    String base = surroundings.address().get();
    if (base == null) {
      throw new PageRefused("launch.refused.address");
    }
    return URI.create(base + "/launch/callback");
  }

  private static ResponseEntity<Void> refusing(Supplier<ResponseEntity<Void>> launch) {
    try {
      return launch.get();
    } catch (LaunchRefused refused) {
      LOG.info("A login at an EHR was refused: {}", refused.reason());
      throw new PageRefused(
          switch (refused.reason()) {
            case NOT_LISTED -> "launch.refused.ehr";
            case EHR_FAILED, INCOMPLETE -> "launch.refused.failed";
            case NOT_BEGUN_HERE -> "launch.refused.again";
            case DENIED -> "launch.refused.denied";
            case NOT_BELIEVED -> "launch.refused.user";
          });
    }
  }
}
