package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every criterion when its data are missing, withdrawn, old or in a unit that cannot be used. The
 * vignette of each row meets the criterion, so that a change is seen.
 */
class CriterionTest {

  private static final Duration OLD = Duration.ofHours(400);

  @ParameterizedTest
  @CsvSource({
    // define, vignette with changed facts, codes that carry the data, missing, withdrawn, old, unit
    "Had Recent Arrest, V04, 410429000 89666000, UNKNOWN, UNKNOWN, FALSE, -",
    "Has Sustained Rosc, V04, 67513-2, UNKNOWN, UNKNOWN, UNKNOWN, -",
    "Has Hypotension Or Support, V04, 8480-6, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
    "Has Hypotension Or Support, V21, circulatory-support-needed 7512, UNKNOWN, UNKNOWN, -, -",
    "Has Hypoperfusion, V21, 2518-9, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
    "Has Hypoperfusion, V04 lactate=missing, cold-or-clammy-skin, UNKNOWN, UNKNOWN, UNKNOWN, -",
    "Has Hypoperfusion, V04 lactate=missing cold_skin=no urine_ml_h=20 urine_age_h=1, 9187-6,"
        + " UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
    "Has Cardiogenic Cause, V04, shock-cause 89138009, UNKNOWN, UNKNOWN, UNKNOWN, -",
  })
  void aCriterionOfThePopulation(
      String define,
      String vignette,
      String codes,
      String missing,
      String withdrawn,
      String old,
      String unit) {
    Map<String, String> expected =
        Map.of("missing", missing, "withdrawn", withdrawn, "old", old, "unit", unit);
    assertThat(population(define, request(vignette))).isEqualTo("TRUE");
    expected.forEach(
        (change, state) -> {
          if (!state.equals("-")) {
            assertThat(population(define, changed(vignette, codes, change)))
                .as(change)
                .isEqualTo(state);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    // feature, its state, vignette with changed facts, codes, state when missing or withdrawn, old
    "F1, MET, V04, 9267-6, UNKNOWN, UNKNOWN",
    "F1, MET, V04, 9270-0, UNKNOWN, UNKNOWN",
    "F1, MET, V04, 9268-4, UNKNOWN, UNKNOWN",
    "F1, MET, V04, sedated-or-relaxed, UNKNOWN, UNKNOWN",
    "U1, NOT_MET, V04, 9268-4, UNKNOWN, UNKNOWN",
    "F2, MET, V04, 401303003, UNKNOWN, UNKNOWN",
    "F3a, MET, V04, arrest-onset-setting, UNKNOWN, UNKNOWN",
    "F3b, MET, V04, 89666000, UNKNOWN, UNKNOWN",
    "F3b, MET, V04, 67513-2, UNKNOWN, UNKNOWN",
    "F23, MET, V04, 401303003, UNKNOWN, UNKNOWN",
    "U3, MET, V04 organ_failure=refractory, organ-failure-refractory, UNKNOWN, -",
    "U5, MET, V04 ecg=NSTEMI, 401314000, UNKNOWN, UNKNOWN",
    "M1x, MET, V04 mech_complication=VSR, I23.2, UNKNOWN, UNKNOWN",
  })
  void aFeature(
      String feature, String met, String vignette, String codes, String unknown, String old) {
    assertThat(Answers.to(request(vignette)).features()).containsEntry(feature, met);
    for (String change : List.of("missing", "withdrawn")) {
      assertThat(Answers.to(changed(vignette, codes, change)).features())
          .as(change)
          .containsEntry(feature, unknown);
    }
    if (!old.equals("-")) {
      assertThat(Answers.to(changed(vignette, codes, "old")).features())
          .containsEntry(feature, old);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // outcome, vignette, codes, outcome when missing or withdrawn
    "PROFILE, V04, goals-of-care-mcs, PROFILE+GOALS_UNCLEAR",
    "PROFILE, V04, mcs-can-be-implemented, PROFILE+SETTING_UNKNOWN",
    "HELD_GOALS, V04 goals=refused, goals-of-care-mcs, PROFILE+GOALS_UNCLEAR",
    "HELD_SETTING, V04 setting=no, mcs-can-be-implemented, PROFILE+SETTING_UNKNOWN",
  })
  void aConditionOfTheProfile(String outcome, String vignette, String codes, String without) {
    assertThat(Answers.to(request(vignette)).r2()).isEqualTo(outcome);
    assertThat(Answers.to(changed(vignette, codes, "missing")).r2()).isEqualTo(without);
    assertThat(Answers.to(changed(vignette, codes, "withdrawn")).r2()).isEqualTo(without);
  }

  @ParameterizedTest
  @CsvSource({"missing, SHOW", "withdrawn, SHOW", "old, SHOW"})
  void aRationaleThatIsNotThereIsNotDocumented(String change, String outcome) {
    assertThat(Answers.to(request("V04 rationale=yes")).r1()).isEqualTo("NOT_TRIGGERED");
    assertThat(Answers.to(changed("V04 rationale=yes", "selection-rationale", change)).r1())
        .isEqualTo(outcome);
  }

  private static String population(String define, JsonNode request) {
    Object value =
        Guideline.evaluate(request, Map.of("McsCriteria", Set.of(define)))
            .value("McsCriteria", define);
    return value == null ? "UNKNOWN" : value.equals(Boolean.TRUE) ? "TRUE" : "FALSE";
  }

  /** A vignette's id, and facts to be changed in it. */
  private static ObjectNode request(String vignette) {
    String[] parts = vignette.split(" ", -1);
    Vignette changed = Vignettes.byId(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      String[] fact = parts[i].split("=", 2);
      changed = changed.withFact(fact[0], fact[1]);
    }
    return HookRequestJson.of(changed, HookService.PATIENT_REVIEW);
  }

  private static ObjectNode changed(String vignette, String codes, String change) {
    ObjectNode request = request(vignette);
    int count = 0;
    for (JsonNode bundle : request.path("prefetch")) {
      Iterator<JsonNode> entries = bundle.path("entry").iterator();
      while (entries.hasNext()) {
        ObjectNode resource = (ObjectNode) entries.next().path("resource");
        if (bears(resource, List.of(codes.split(" ", -1)))) {
          count++;
          switch (change) {
            case "missing" -> entries.remove();
            case "withdrawn" -> withdraw(resource);
            case "old" -> age(resource);
            case "unit" -> ((ObjectNode) resource.path("valueQuantity")).put("code", "[lb_av]");
            default -> throw new IllegalArgumentException(change);
          }
        }
      }
    }
    assertThat(count).as("resources with " + codes).isPositive();
    removeEmpty(request);
    return request;
  }

  private static void removeEmpty(ObjectNode request) {
    for (JsonNode bundle : request.path("prefetch")) {
      if (bundle.path("entry").isArray() && bundle.path("entry").isEmpty()) {
        ((ObjectNode) bundle).remove("entry");
      }
    }
  }

  private static boolean bears(JsonNode resource, List<String> codes) {
    return codes.contains(resource.at("/code/coding/0/code").asText())
        || codes.contains(resource.at("/medicationCodeableConcept/coding/0/code").asText());
  }

  private static void withdraw(ObjectNode resource) {
    if (resource.has("verificationStatus")) {
      ((ObjectNode) resource.at("/verificationStatus/coding/0")).put("code", "entered-in-error");
      resource.remove("clinicalStatus");
    } else {
      resource.put("status", "entered-in-error");
    }
  }

  /** Every time of the resource moves back by far. A diagnosis without a time gets an old one. */
  private static void age(ObjectNode resource) {
    if (resource.has("verificationStatus") && !resource.has("onsetDateTime")) {
      resource.put("onsetDateTime", "2019-01-01T10:00:00Z");
      return;
    }
    List<ObjectNode> holders = new ArrayList<>(List.of(resource));
    for (String period : List.of("effectivePeriod", "performedPeriod")) {
      if (resource.has(period)) {
        holders.add((ObjectNode) resource.path(period));
      }
    }
    for (ObjectNode holder : holders) {
      for (String time :
          List.of("effectiveDateTime", "performedDateTime", "onsetDateTime", "start", "end")) {
        if (holder.has(time)) {
          holder.put(time, OffsetDateTime.parse(holder.path(time).asText()).minus(OLD).toString());
        }
      }
    }
  }
}
