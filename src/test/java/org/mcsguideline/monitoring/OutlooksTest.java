package org.mcsguideline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.ScheduledPlan;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.tiny.FeverCall;
import org.mcsguideline.tiny.TinyGuideline;

/** What a board shows for a guideline of which the runtime knows nothing. */
class OutlooksTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final KnowledgeBase KNOWLEDGE = TinyGuideline.knowledge();
  private static final ScheduledPlan PLAN = KNOWLEDGE.schedules().get(0);
  private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");
  private static final Outlooks OUTLOOKS =
      new Outlooks(new GuidelineEvaluation(KNOWLEDGE, FHIR), new PatientDataReader(FHIR));

  private static Outlook at(Instant now, String value) {
    String temperature = FeverCall.temperature("t1", "p1", value).replace('\'', '"');
    String patient = "{\"resourceType\":\"Patient\",\"id\":\"p1\"}";
    List<String> keys = List.copyOf(Outlooks.queries(PLAN, "p1").keySet());
    return OUTLOOKS.of(
        PLAN,
        "p1",
        Map.of(keys.get(0), patient, keys.get(1), temperature),
        new Outlook.Span(now.minus(Duration.ofDays(2)), now, now.plus(Duration.ofHours(2))));
  }

  @Test
  void theBoardAndWhomItMayShowAreNamedByThePlan() {
    assertThat(PLAN.board())
        .isEqualTo(new ScheduledPlan.Board("Temperature Board", List.of("CarePlan?status=active")));
    assertThat(Outlooks.queries(PLAN, "p1"))
        .containsValues("Patient/p1", "Observation?patient=p1")
        .hasSize(2);
  }

  @Test
  void whatIsFoundAndPlannedIsSaidInTheGuidelinesWords() {
    Outlook outlook = at(NOON, "39.5");
    assertThat(outlook.shown()).isTrue();
    assertThat(outlook.words()).isEqualTo("Measured while there is fever.");
    assertThat(outlook.notes()).containsExactly("For tests.");
    assertThat(outlook.observed().missing()).containsExactly("Nothing");
    assertThat(outlook.observed().courses()).extracting("name").containsExactly("Fever");
    assertThat(outlook.observed().findings())
        .containsExactly(
            new Outlook.Finding(
                "Temperature",
                new Outlook.Signs(true, false, false, false),
                "high",
                "not high",
                new Outlook.More("measured at once", "Look again.", "local")));
  }

  @Test
  void aCheckStandsWhereItsTimesPutIt() {
    Outlook.Item before = item(at(NOON, "39.5"));
    Instant due = Objects.requireNonNull(before.checks().get(0).due());
    Instant latest = Objects.requireNonNull(before.checks().get(0).latest());
    assertThat(latest).isEqualTo(due.plus(Duration.ofMinutes(30)));
    assertThat(item(at(due, "39.5")).checks().get(0).state()).isEqualTo(CheckState.DUE);
    assertThat(item(at(latest, "39.5")).checks().get(0).state()).isEqualTo(CheckState.DUE);
    assertThat(item(at(latest.plusSeconds(1), "39.5")).checks().get(0).state())
        .isEqualTo(CheckState.OVERDUE);
    assertThat(before.stretches()).hasSize(1);
    assertThat(before.stretches().get(0).interval()).isEqualTo(Duration.ofHours(4));
  }

  private static Outlook.Item item(Outlook outlook) {
    return Objects.requireNonNull(outlook.items()).get(0);
  }

  @Test
  void withoutDataNothingIsToldToBeFine() {
    Outlook outlook = OUTLOOKS.of(PLAN, "p1", Map.of(), new Outlook.Span(NOON, NOON, NOON));
    assertThat(outlook.shown()).isNotEqualTo(true);
  }

  @Test
  void aPlanWithoutABoardIsRefused() {
    ScheduledPlan bare =
        new ScheduledPlan(PLAN.canonical(), PLAN.library(), PLAN.define(), null, PLAN.data());
    assertThatThrownBy(() -> OUTLOOKS.of(bare, "p1", Map.of(), new Outlook.Span(NOON, NOON, NOON)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("board");
  }
}
