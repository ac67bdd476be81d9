package org.mcsguideline.launch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.launch.LaunchRefused.Reason;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.upstream.GuardedJson;

/** Logs readers in at the EHRs of the settings. */
public final class Launches {

  /**
   * A login that goes on at the EHR.
   *
   * @param address where the browser goes
   * @param carried what it brings back, sealed
   */
  public record Begun(URI address, String carried) {}

  /**
   * A login that has come back.
   *
   * @param target what to show; empty for nothing in particular
   */
  public record Arrived(Session session, String target) {}

  /**
   * What an EHR's answer carries in its address.
   *
   * @param iss who answers; null when the EHR does not say
   */
  public record Returned(@Nullable String state, @Nullable String code, @Nullable String iss) {}

  private final LaunchSettings settings;
  private final List<ListedEhr> ehrs;
  private final Seal seal;
  private final Clock clock;

  /**
   * Launches.
   *
   * @throws IllegalArgumentException when an EHR of the settings cannot be used
   */
  public Launches(LaunchSettings settings, GuardedJson servers, Seal seal, Clock clock) {
    this.settings = settings;
    this.ehrs = settings.ehrs().stream().map(ehr -> new ListedEhr(ehr, servers)).toList();
    this.seal = seal;
    this.clock = clock;
  }

  /** Whether a login can begin here. */
  public boolean isOffered() {
    return !settings.standalone().isEmpty();
  }

  /** Whether the EHR with this FHIR server can launch the app. */
  public boolean knows(FhirBase base) {
    return ehrs.stream().anyMatch(ehr -> ehr.base().equals(base));
  }

  /**
   * Goes on with a launch that an EHR began.
   *
   * @param iss as the EHR says; nothing is contacted unless it is listed
   * @param launch the EHR's word for this launch
   * @param back where the EHR sends the browser back
   * @throws LaunchRefused when it leads nowhere
   */
  public Begun byEhr(String iss, String launch, String target, URI back) {
    FhirBase base = FhirBase.parse(iss).orElseThrow(() -> new LaunchRefused(Reason.NOT_LISTED));
    ListedEhr ehr =
        ehrs.stream()
            .filter(listed -> listed.base().equals(base))
            .findFirst()
            .orElseThrow(() -> new LaunchRefused(Reason.NOT_LISTED));
    Underway underway = Underway.begun(ehr.settings().iss(), true, target);
    return begun(ehr, underway, back, Map.of("launch", launch));
  }

  /**
   * Begins a login here.
   *
   * @throws LaunchRefused when no EHR is set for it
   */
  public Begun byUser(String target, URI back) {
    ListedEhr ehr = listed(settings.standalone());
    Underway underway = Underway.begun(ehr.settings().iss(), false, target);
    return begun(ehr, underway, back, Map.of());
  }

  private ListedEhr listed(String iss) {
    return ehrs.stream()
        .filter(ehr -> ehr.settings().iss().equals(iss))
        .findFirst()
        .orElseThrow(() -> new LaunchRefused(Reason.NOT_LISTED));
  }

  private Begun begun(ListedEhr ehr, Underway underway, URI back, Map<String, String> more) {
    Instant now = clock.instant();
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", ehr.settings().clientId());
    query.put("redirect_uri", back.toString());
    query.put("scope", String.join(" ", ehr.scopes(underway.byEhr())));
    query.put("state", underway.state());
    query.put("aud", ehr.settings().iss());
    query.put("nonce", underway.nonce());
    query.put("code_challenge", underway.challenge());
    query.put("code_challenge_method", "S256");
    query.putAll(more);
    String written =
        query.entrySet().stream()
            .map(part -> part.getKey() + "=" + escaped(part.getValue()))
            .collect(Collectors.joining("&"));
    URI address = URI.create(ehr.addresses(now).authorize() + "?" + written);
    return new Begun(address, underway.sealed(seal, now));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Takes the EHR's answer.
   *
   * @param carried what the browser brought back
   * @param back as it was when the login began
   * @throws LaunchRefused when nobody is logged in by it
   */
  public Arrived arrived(String carried, Returned returned, URI back) {
    Underway underway =
        Underway.opened(carried, seal)
            .filter(one -> returned.state() != null && one.isAnsweredBy(returned.state()))
            .orElseThrow(() -> new LaunchRefused(Reason.NOT_BEGUN_HERE));
    String code = returned.code();
    if (code == null) {
      throw new LaunchRefused(Reason.DENIED);
    }
    Instant now = clock.instant();
    ListedEhr ehr = listed(underway.iss());
    if (!ehr.addresses(now).isAnsweredBy(returned.iss())) {
      throw new LaunchRefused(Reason.NOT_BEGUN_HERE);
    }
    TokenAnswer answer =
        ehr.token(
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                back.toString(),
                "code_verifier",
                underway.verifier()),
            now);
    EhrUser user = ehr.user(answer, underway.nonce(), now);
    if (user == null && ehr.scopes(underway.byEhr()).contains("openid")) {
      // Without it nothing ties the answer to this login, and nobody could say who read.
      throw new LaunchRefused(Reason.NOT_BELIEVED);
    }
    String context = answer.appContext();
    return new Arrived(
        session(ehr, underway, answer, user), context.isEmpty() ? underway.target() : context);
  }

  /** The token itself is not kept: what it is for is read here, not at the EHR. */
  private Session session(
      ListedEhr ehr, Underway underway, TokenAnswer answer, @Nullable EhrUser user) {
    Duration said = answer.life();
    Duration life = said.compareTo(settings.session()) < 0 ? said : settings.session();
    // An EHR launches the app for one patient; the wider rights of its user are not used. Those of
    // a patient end at this patient's own record there, and would open everybody's here.
    boolean wide = !underway.byEhr() && user != null && user.staff();
    return new Session(
        ehr.settings().iss() + " " + ehr.settings().clientId(),
        user == null ? null : user.name(),
        answer.patient(),
        answer.scopes().stream()
            .filter(scope -> scope.startsWith("patient/") || (wide && scope.startsWith("user/")))
            .toList(),
        clock.instant().plus(life));
  }
}
