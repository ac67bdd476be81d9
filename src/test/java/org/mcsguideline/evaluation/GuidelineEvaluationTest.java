package org.mcsguideline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.TEN_O_CLOCK;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.request;
import static org.mcsguideline.tiny.FeverCall.temperature;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.tiny.TinyGuideline;

class GuidelineEvaluationTest {

  private static final GuidelineEvaluation EVALUATION =
      new GuidelineEvaluation(TinyGuideline.knowledge(), FhirContext.forR4Cached());

  private static PatientRecord record(String... temperatures) {
    Map<String, String> prefetch = Map.of("patient", PATIENT, "temperatures", bundle(temperatures));
    return new PatientDataReader(FhirContext.forR4Cached())
        .read(request(prefetch), Set.of("patient", "temperatures", "notes"));
  }

  private static @Nullable Object value(String define, PatientRecord record) {
    return EVALUATION
        .evaluate(new Defines(Map.of("Fever", Set.of(define))), record, TEN_O_CLOCK)
        .value("Fever", define);
  }

  @Test
  void usesTheLimitOfTheSite() {
    assertThat(value("Fever Is Present", record(temperature("o1", "p1", "38.6")))).isEqualTo(true);
    assertThat(value("Fever Is Present", record(temperature("o1", "p1", "38.5")))).isEqualTo(false);
  }

  @Test
  void keepsNullForUnknown() {
    assertThat(value("Fever Title", record())).isNull();
  }

  /** A comparison over units that cannot be converted is unknown, and unknown is not yes. */
  @Test
  void findsNoFeverInAnotherUnit() {
    String noUnit = temperature("o1", "p1", "39").replace("'Cel'", "'no unit at all'");

    assertThat(value("Fever Is Present", record(noUnit))).isEqualTo(false);
  }

  @Test
  void survivesASystemOfUnitsThatIsNotKnown() {
    String local = temperature("o1", "p1", "39").replace("http://unitsofmeasure.org", "http://x");

    assertThat(value("Fever Is Known", record(local))).isEqualTo(false);
  }

  @Test
  void matchesNoCodeOfAnotherSystem() {
    String local = temperature("o1", "p1", "39").replace("http://loinc.org", "http://local");

    assertThat(value("Fever Is Known", record(local))).isEqualTo(false);
  }

  @Test
  void tellsTheGuidelineWhatCouldNotBeHad() {
    assertThat(value("Unavailable Text", record())).isEqualTo("Not read: notes");
  }

  @Test
  void knowsNothingAfterTheDecisionTime() {
    String later = temperature("o1", "p1", "39").replace("T09:00", "T11:00");

    assertThat(value("Fever Is Known", record(later))).isEqualTo(false);
  }

  @Test
  void neverTurnsAnErrorIntoSilence() {
    String twoNurses =
        temperature("o1", "p1", "39")
            .replace(
                "'valueQuantity'", "'performer':[{'display':'A'},{'display':'B'}],'valueQuantity'");

    assertThatThrownBy(() -> value("Fever Text", record(twoNurses)))
        .isInstanceOf(DefineFailed.class);
  }

  @Test
  void refusesADefineThatIsNotThere() {
    assertThatThrownBy(
            () ->
                new CompiledGuideline(TinyGuideline.knowledge())
                    .checkPresent(new Defines(Map.of("Fever", Set.of("Missing")))))
        .isInstanceOf(KnowledgeIncomplete.class)
        .hasMessageContaining("Missing");
  }

  @Test
  void givesSixteenColdThreadsTheSameAnswer() throws Exception {
    Defines defines = Defines.of(TinyGuideline.service());
    GuidelineEvaluation cold =
        new GuidelineEvaluation(TinyGuideline.knowledge(), FhirContext.forR4Cached());
    Callable<Object> task =
        () ->
            cold.evaluate(defines, record(temperature("o1", "p1", "39.25")), TEN_O_CLOCK)
                .value("Fever", "Fever Title");
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Object> answers = new ArrayList<>();
    try {
      for (Future<Object> answer : threads.invokeAll(java.util.Collections.nCopies(64, task))) {
        answers.add(answer.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(answers).hasSize(64).containsOnly("Temperature is 39.25 Cel");
  }
}
