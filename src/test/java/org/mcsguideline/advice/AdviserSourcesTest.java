package org.mcsguideline.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.request;
import static org.mcsguideline.tiny.FeverCall.temperature;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.tiny.TinyGuideline;
import org.mcsguideline.upstream.DataSource;
import org.mcsguideline.upstream.DataSource.Origin;
import org.mcsguideline.upstream.Reason;

/** An answer says where its data came from, and what of them is missing. */
class AdviserSourcesTest {

  private static final KnowledgeBase TINY = TinyGuideline.knowledge();
  private static final Adviser ADVISER =
      new Adviser(
          TINY,
          new PatientDataReader(FhirContext.forR4Cached()),
          new GuidelineEvaluation(TINY, FhirContext.forR4Cached()),
          new CardWriting(CardTexts.load()));

  @Test
  @Tag("T-WRONG-PATIENT")
  @Tag("T-SAFETY")
  void entriesOfAnotherPatientAreNamedOnTheCardAndInTheSources() {
    Advice advice =
        ADVISER.advise(
            request(
                Map.of(
                    "patient",
                    PATIENT,
                    "temperatures",
                    bundle(temperature("o1", "p1", "39.2"), temperature("o2", "p2", "41")),
                    "notes",
                    bundle())));

    assertThat(advice.cards()).hasSize(1);
    assertThat(advice.cards().get(0).detail())
        .contains("temperatures (entries that are not known to be this patient's were left out)")
        .doesNotContain("notes of the ward");
    assertThat(advice.cards().get(0).summary()).contains("39.2");
    assertThat(advice.decision().sources())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "patient", new DataSource(Origin.PREFETCHED, null),
                "temperatures", new DataSource(Origin.PREFETCHED, Reason.OTHERS_LEFT_OUT),
                "notes", new DataSource(Origin.PREFETCHED, null)));
  }

  @Test
  @Tag("ch-22")
  void requiredDataThatAreMissingAreNamedWithTheReason() {
    assertThatThrownBy(() -> ADVISER.advise(request(Map.of())))
        .isInstanceOf(RequiredDataMissing.class)
        .hasMessage(
            "Required data could not be had: Patient (prefetch key patient): not sent, and the call"
                + " names no fhirServer to ask.");
    assertThatThrownBy(() -> ADVISER.advise(request(Map.of("patient", bundle()))))
        .isInstanceOf(RequiredDataMissing.class)
        .hasMessageContaining("what was sent is not it");
  }
}
