package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which research study a card mentions; the decision of every vignette is on 2024-03-01. */
class TrialPromptTest {

  private static final String LIST = "Trials Confirmed Recruiting";
  private static final String PROMPTS = "McsTrialPrompts";
  private static final String ANCHOR = "NCT04184635";
  private static final String UNLOAD_HF = "NCT05064202";

  /** Every study that was not found closed, confirmed by a person eleven days ago. */
  private static final List<String> OPEN =
      List.of(ANCHOR, "NCT05366452", "NCT05577195", "NCT05027529", UNLOAD_HF);

  private static final SiteProfile.Site RESEARCHING = listing("2024-02-19", OPEN);

  static Stream<Vignette> all() {
    return Vignettes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void mentionsWhatTheVignetteExpects(Vignette vignette) {
    assertThat(titles(RESEARCHING, request(vignette))).isEqualTo(expected(vignette));
  }

  @ParameterizedTest
  @MethodSource("all")
  void mentionsNothingUnlessTheSiteHasAList(Vignette vignette) {
    assertThat(titles(SiteProfile.standard().open(), request(vignette))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // date of the confirmation, mentioned; the limit is 30 days
    "2024-01-30, false",
    "2024-01-31, true",
    "2024-02-01, true",
    "2024-03-01, true",
    "2024-03-02, false",
  })
  void usesAConfirmationForATime(String confirmed, boolean mentioned) {
    assertThat(titles(listing(confirmed, List.of(ANCHOR)), request("V04")))
        .isEqualTo(mentioned ? List.of("ANCHOR") : List.of());
  }

  @Test
  void usesTheNewestOfSeveralConfirmations() {
    SiteProfile.Site site =
        SiteProfile.standard()
            .with(LIST, "String", ANCHOR + "|2023-01-01")
            .with(LIST, "String", ANCHOR + "|2024-02-28")
            .open();
    assertThat(titles(site, request("V04"))).containsExactly("ANCHOR");
    assertThat(prompts(site, request("V04"))).contains("2024-02-28").doesNotContain("2023");
  }

  @ParameterizedTest
  @CsvSource({
    "goals, unknown",
    "goals, dnr_only",
    "goals, refused",
    "setting, unknown",
    "setting, no",
    "mech_complication, VSR",
    "cause, mixed",
    "ecg, unknown",
    "device, IABP",
    "device, durable LVAD",
    "removed_h, 72",
  })
  void mentionsNothingWhenOneConditionFails(String fact, String value) {
    Vignette whole = Vignettes.byId("V21");
    assertThat(titles(RESEARCHING, request(whole))).isNotEmpty();
    Vignette changed = whole.withFact(fact, value);
    if (value.matches("IABP|durable LVAD")) {
      changed = changed.withFact("device_h", "1");
    }
    assertThat(titles(RESEARCHING, request(changed))).isEmpty();
  }

  @Test
  void aRemovalOfLongAgoIsNoRecentOne() {
    Vignette removed = Vignettes.byId("V21").withFact("removed_h", "72.01");
    assertThat(titles(RESEARCHING, request(removed))).containsExactly("ANCHOR", "ULYSS");
  }

  @Test
  void aStudyWithoutInfarctionIsMentionedOnlyWhenInfarctionIsRuledOut() {
    Vignette ruledOut = Vignettes.byId("V21").withFact("ecg", "none");
    assertThat(titles(RESEARCHING, request(ruledOut))).containsExactly("UNLOAD-HF");
  }

  @ParameterizedTest
  @CsvSource({"11.9, 2", "12, 2", "12.01, 0"})
  void studiesOnEcmoAreMentionedForATime(String hours, int mentioned) {
    Vignette onEcmo = Vignettes.byId("V34").withFact("device_h", hours);
    assertThat(titles(RESEARCHING, request(onEcmo))).hasSize(mentioned);
  }

  @Test
  void asksTheTeamAndSaysNothingElse() {
    assertThat(prompts(RESEARCHING, request("V04")))
        .contains("Check with the research team whether ANCHOR applies.")
        .contains("a person of this site confirmed on 2024-02-19 that it recruits")
        .contains("Mechanical complication: nothing on record.")
        .doesNotContainIgnoringCase("eligib")
        .doesNotContainIgnoringCase("enrol");
  }

  private static SiteProfile.Site listing(String confirmed, List<String> numbers) {
    SiteProfile profile = SiteProfile.standard();
    for (String number : numbers) {
      profile = profile.with(LIST, "String", number + "|" + confirmed);
    }
    return profile.open();
  }

  private static JsonNode request(String vignette) {
    return request(Vignettes.byId(vignette));
  }

  private static JsonNode request(Vignette vignette) {
    return HookRequestJson.of(vignette, HookService.PATIENT_REVIEW);
  }

  private static List<String> titles(SiteProfile.Site site, JsonNode request) {
    Object titles = Objects.requireNonNull(value(site, request, "Prompted Titles"));
    return ((Collection<?>) titles).stream().map(String.class::cast).toList();
  }

  private static String prompts(SiteProfile.Site site, JsonNode request) {
    return String.valueOf(value(site, request, "Prompts"));
  }

  private static @Nullable Object value(SiteProfile.Site site, JsonNode request, String define) {
    return site.evaluate(request, Map.of(PROMPTS, Set.of(define))).value(PROMPTS, define);
  }

  private static List<String> expected(Vignette vignette) {
    String prompt = vignette.trialPrompt();
    return prompt.equals("NONE")
        ? List.of()
        : Arrays.asList(prompt.substring("CHECK_REGISTRY:".length()).split(";", -1));
  }
}
