package org.mcsguideline.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.launch.LaunchRefused.Reason;
import org.mcsguideline.launch.Launches.Arrived;
import org.mcsguideline.launch.Launches.Begun;
import org.mcsguideline.launch.Launches.Returned;
import org.mcsguideline.security.FhirRights;
import org.mcsguideline.security.FhirScope.Deed;
import org.mcsguideline.security.Signing;
import org.mcsguideline.upstream.GuardedJson;
import org.mcsguideline.upstream.UpstreamLimits;

class LaunchesTest {

  private static final URI BACK = URI.create("http://localhost:1/launch/callback");
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final UpstreamLimits LIMITS =
      new UpstreamLimits(
          Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5), 1, 9999, 9999);

  private final TrialEhr ehr = TrialEhr.start();
  private final Launches launches = launches(Seal.of(KEY, CLOCK), "");

  @AfterEach
  void stop() {
    ehr.close();
  }

  private Launches launches(Seal seal, String privateKey) {
    return launches(seal, privateKey, CLOCK);
  }

  private Launches launches(Seal seal, String privateKey, Clock clock) {
    LaunchSettings.Ehr listed =
        new LaunchSettings.Ehr(
            ehr.iss(),
            TrialEhr.CLIENT,
            privateKey,
            List.of("launch", "openid", "patient/*.rs"),
            List.of("openid", "user/*.rs"));
    LaunchSettings settings =
        new LaunchSettings("", Duration.ofHours(1), ehr.iss(), false, List.of(listed));
    return new Launches(settings, new GuardedJson(LIMITS, Set.of()), seal, clock);
  }

  /** What the EHR sends the browser back with. */
  private static Map<String, String> sentBack(Begun begun) {
    try {
      String back =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(begun.address()).build(), BodyHandlers.discarding())
              .headers()
              .firstValue("Location")
              .orElseThrow();
      return TrialEhr.fields(URI.create(back).getRawQuery());
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Arrived arrive(Launches at, Begun begun) {
    Map<String, String> back = sentBack(begun);
    return at.arrived(
        begun.carried(), new Returned(back.get("state"), back.get("code"), null), BACK);
  }

  private Begun byEhr() {
    return launches.byEhr(ehr.iss(), "launch-1", "", BACK);
  }

  private static void refused(Reason reason, Supplier<?> launch) {
    assertThatExceptionOfType(LaunchRefused.class)
        .isThrownBy(() -> assertThat(launch.get()).isNull())
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void anEhrSendsItsUserWithItsPatientAndNothingWider() {
    ehr.giving("patient", "p1");
    ehr.giving("appContext", "decision-1");
    Begun begun = byEhr();
    assertThat(TrialEhr.fields(begun.address().getRawQuery()))
        .containsEntry("response_type", "code")
        .containsEntry("client_id", TrialEhr.CLIENT)
        .containsEntry("aud", ehr.iss())
        .containsEntry("launch", "launch-1")
        .containsEntry("scope", "launch openid patient/*.rs")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", BACK.toString())
        .containsKeys("state", "nonce", "code_challenge");
    Arrived arrived = arrive(launches, begun);
    assertThat(arrived.target()).isEqualTo("decision-1");
    FhirRights rights = arrived.session().rights();
    assertThat(rights.patient()).isEqualTo("p1");
    assertThat(rights.user()).isEqualTo(TrialEhr.USER);
    assertThat(rights.client()).isEqualTo(ehr.iss() + " " + TrialEhr.CLIENT);
    assertThat(rights.forPatient("GuidanceResponse", Deed.READ)).isTrue();
    assertThat(rights.forAll("GuidanceResponse", Deed.READ)).isFalse();
    assertThat(arrived.session().expires())
        .isBetween(CLOCK.instant().plusSeconds(800), CLOCK.instant().plusSeconds(901));
  }

  @Test
  void aUserWhoBeginsHereSeesWhatTheUserMay() {
    Begun begun = launches.byUser("decision-2", BACK);
    assertThat(TrialEhr.fields(begun.address().getRawQuery()))
        .containsEntry("scope", "openid user/*.rs")
        .doesNotContainKey("launch");
    Arrived arrived = arrive(launches, begun);
    assertThat(arrived.target()).isEqualTo("decision-2");
    assertThat(arrived.session().rights().forAll("GuidanceResponse", Deed.READ)).isTrue();
    assertThat(arrived.session().rights().isForOnePatient()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Practitioner/7", "https://ehr.example/fhir/PractitionerRole/7"})
  void staffSeesWhatUsersMay(String fhirUser) {
    ehr.saying(claims -> claims.claim("fhirUser", fhirUser));
    Session session = arrive(launches, launches.byUser("", BACK)).session();
    assertThat(session.user()).isEqualTo(fhirUser);
    assertThat(session.rights().forAll("GuidanceResponse", Deed.READ)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "https://ehr.example/fhir/Patient/p1",
        "RelatedPerson/7",
        "Person/7",
        "https://ehr.example/fhir/Patient/p1?of=/Practitioner/7",
        "NoPractitioner/7",
        "Practitioner"
      })
  void whoIsNoStaffSeesNoMoreThanTheirOwnRecord(@Nullable String fhirUser) {
    ehr.giving("patient", "p1");
    // A subject is no type of FHIR, whatever it looks like.
    ehr.saying(claims -> claims.subject("Practitioner/7").claim("fhirUser", fhirUser));
    FhirRights rights = arrive(launches, launches.byUser("", BACK)).session().rights();
    assertThat(rights.user()).isEqualTo(fhirUser == null ? "Practitioner/7" : fhirUser);
    assertThat(rights.forAll("GuidanceResponse", Deed.READ)).isFalse();
    assertThat(rights.forPatient("GuidanceResponse", Deed.READ)).isTrue();
  }

  @Test
  void whatWasAskedForIsNotGrantedByAnAnswerThatDoesNotSay() {
    ehr.withholding("scope");
    refused(Reason.INCOMPLETE, () -> arrive(launches, byEhr()));
    refused(Reason.INCOMPLETE, () -> arrive(launches, launches.byUser("", BACK)));
    ehr.giving("scope", List.of("patient/*.rs"));
    refused(Reason.INCOMPLETE, () -> arrive(launches, byEhr()));
  }

  @Test
  void whoIsAskedForAndNotNamedIsNotLetIn() {
    ehr.withholding("id_token");
    refused(Reason.NOT_BELIEVED, () -> arrive(launches, byEhr()));
    refused(Reason.NOT_BELIEVED, () -> arrive(launches, launches.byUser("", BACK)));
    assertThat(ehr.asked()).contains("/token");
  }

  @Test
  void nobodyIsContactedWhoIsNotListed() {
    for (String iss :
        List.of(
            "https://evil.example/fhir",
            ehr.iss() + "/more",
            ehr.iss().replace("localhost", "localhost@evil.example"),
            "file:///etc/passwd",
            "")) {
      refused(Reason.NOT_LISTED, () -> launches.byEhr(iss, "x", "", BACK));
    }
    assertThat(ehr.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"token_endpoint", "jwks_uri"})
  void whatAListedOneNamesLeadsToNoMachineInside(String name) {
    String path = name.equals("jwks_uri") ? "/keys" : "/token";
    ehr.configuring(name, (ehr.origin() + path).replace("localhost", "127.0.0.1"));
    assertThatExceptionOfType(LaunchRefused.class).isThrownBy(() -> arrive(launches, byEhr()));
    assertThat(ehr.asked()).contains("/authorize").doesNotContain(path);
  }

  @Test
  void anAnswerToSomethingElseIsRefusedBeforeTheEhrIsAsked() {
    Begun begun = byEhr();
    Map<String, String> back = sentBack(begun);
    String code = back.get("code");
    String state = back.get("state");
    assertThat(state).isNotEmpty();
    refused(
        Reason.NOT_BEGUN_HERE,
        () -> launches.arrived(begun.carried(), new Returned("other", code, null), BACK));
    refused(
        Reason.NOT_BEGUN_HERE,
        () -> launches.arrived(begun.carried(), new Returned(null, code, null), BACK));
    refused(
        Reason.NOT_BEGUN_HERE, () -> launches.arrived("", new Returned(state, code, null), BACK));
    refused(
        Reason.NOT_BEGUN_HERE,
        () ->
            launches.arrived(
                begun.carried(), new Returned(state, code, "https://other.example"), BACK));
    // Sealed by another key, and a session where a beginning belongs.
    Launches others = launches(Seal.ofThisNode(CLOCK), "");
    refused(
        Reason.NOT_BEGUN_HERE,
        () -> others.arrived(begun.carried(), new Returned(state, code, null), BACK));
    String session = arrive(launches, byEhr()).session().sealed(Seal.of(KEY, CLOCK));
    int asked = ehr.asked().size();
    refused(
        Reason.NOT_BEGUN_HERE,
        () -> launches.arrived(session, new Returned(state, code, null), BACK));
    assertThat(ehr.asked()).hasSize(asked);
  }

  @Test
  void anEhrWhoseAnswersSayWhoItIsHasToSayIt() {
    ehr.configuring("authorization_response_iss_parameter_supported", true);
    Begun begun = byEhr();
    Map<String, String> back = sentBack(begun);
    String code = back.get("code");
    String state = back.get("state");
    refused(
        Reason.NOT_BEGUN_HERE,
        () -> launches.arrived(begun.carried(), new Returned(state, code, null), BACK));
    assertThat(ehr.asked()).doesNotContain("/token");
    Returned named = new Returned(state, code, ehr.origin());
    assertThat(launches.arrived(begun.carried(), named, BACK).session().user())
        .isEqualTo(TrialEhr.USER);
  }

  @Test
  void anEhrThatDoesNotSayWhereToLogInIsLeftAloneForSomeSeconds() {
    AtomicInteger later = new AtomicInteger();
    Instant begun = CLOCK.instant();
    InstantSource source = () -> begun.plusSeconds(later.get());
    Launches waiting = launches(Seal.of(KEY, CLOCK), "", source.withZone(ZoneOffset.UTC));
    ehr.configuring("token_endpoint", "");
    refused(Reason.EHR_FAILED, () -> waiting.byUser("", BACK));
    ehr.configuring("token_endpoint", ehr.origin() + "/token");
    refused(Reason.EHR_FAILED, () -> waiting.byUser("", BACK));
    assertThat(ehr.asked()).hasSize(1);
    later.set(6);
    assertThat(waiting.byUser("", BACK).carried()).isNotEmpty();
    assertThat(ehr.asked()).hasSize(2);
  }

  @Test
  void aCodeIsGoodOnceAndARefusalIsNoLogin() {
    Begun begun = byEhr();
    Map<String, String> back = sentBack(begun);
    Returned returned = new Returned(back.get("state"), back.get("code"), null);
    assertThat(launches.arrived(begun.carried(), returned, BACK).session().user()).isNotNull();
    refused(Reason.DENIED, () -> launches.arrived(begun.carried(), returned, BACK));
    refused(
        Reason.DENIED,
        () -> launches.arrived(begun.carried(), new Returned(back.get("state"), null, null), BACK));
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("nonce", claims -> claims.claim("nonce", "other")),
        lie("no nonce", claims -> claims.claim("nonce", null)),
        lie("audience", claims -> claims.audience("other-app")),
        lie("audiences", claims -> claims.audience(List.of(TrialEhr.CLIENT, "other-app"))),
        lie("issuer", claims -> claims.issuer("https://other.example")),
        lie(
            "expired",
            claims -> claims.expirationTime(Date.from(CLOCK.instant().minusSeconds(90)))),
        lie("no end", claims -> claims.expirationTime(null)));
  }

  private static Arguments lie(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void aWordForSomebodyElseIsNotBelieved(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
    ehr.saying(change);
    refused(Reason.NOT_BELIEVED, () -> arrive(launches, byEhr()));
    assertThat(ehr.asked()).as(name).contains("/token");
  }

  @Test
  void aWordSignedBySomebodyElseIsNotBelieved() {
    ehr.signingWith(Signing.ellipticKey("e1"));
    refused(Reason.NOT_BELIEVED, () -> arrive(launches, byEhr()));
  }

  @Test
  void anyNodeWithTheKeyGoesOnAndReadsTheSession() {
    ehr.giving("patient", "patient-of-this-launch");
    Launches other = launches(Seal.of(KEY, CLOCK), "");
    Session session = arrive(other, byEhr()).session();
    String sealed = session.sealed(Seal.of(KEY, CLOCK));
    assertThat(Session.opened(sealed, Seal.of(KEY, CLOCK))).contains(truncated(session));
    assertThat(Session.opened(sealed, Seal.ofThisNode(CLOCK))).isEmpty();
    assertThat(session.patient()).isEqualTo("patient-of-this-launch");
    assertThat(sealed).doesNotContain(TrialEhr.TOKEN, "patient-of-this-launch");
    Clock later = Clock.offset(CLOCK, Duration.ofMinutes(16));
    assertThat(Session.opened(sealed, Seal.of(KEY, later))).isEmpty();
  }

  /** A seal keeps whole seconds. */
  private static Session truncated(Session session) {
    return new Session(
        session.client(),
        session.user(),
        session.patient(),
        session.scopes(),
        session.expires().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
  }

  @Test
  void anAppWithAKeyProvesWhoItIs(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("app.jwk");
    Path unused = Files.writeString(file, Signing.ellipticKey("app-1").toJSONString());
    Launches confidential = launches(Seal.of(KEY, CLOCK), file.toString());
    Begun begun = confidential.byEhr(ehr.iss(), "x", "", BACK);
    assertThat(arrive(confidential, begun).session().user()).isEqualTo(TrialEhr.USER);
    assertThat(ehr.lastForm())
        .containsKey("client_assertion")
        .doesNotContainKey("client_id")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    Path open =
        Files.writeString(
            folder.resolve("open.jwk"), Signing.ellipticKey("a").toPublicJWK().toJSONString());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> launches(Seal.of(KEY, CLOCK), open.toString()));
  }
}
