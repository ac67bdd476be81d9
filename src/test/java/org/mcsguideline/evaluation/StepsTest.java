package org.mcsguideline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mcsguideline.tiny.FeverCall.PATIENT;
import static org.mcsguideline.tiny.FeverCall.TEN_O_CLOCK;
import static org.mcsguideline.tiny.FeverCall.bundle;
import static org.mcsguideline.tiny.FeverCall.request;
import static org.mcsguideline.tiny.FeverCall.temperature;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.tiny.TinyGuideline;

/** Steps for what the guideline of today does not need, and what has none. */
@Tag("T-CQL")
class StepsTest {

  @TempDir private Path folder;

  private GuidelineEvaluation with(String name, String define) throws IOException {
    TinyGuideline.copyTo(folder);
    append("evidence/helpers.csv", "Fever," + name + ",for this test\n");
    append("cql/Fever.cql", "\ndefine \"" + name + "\":\n  " + define + "\n");
    byte[] bundle = FhirJson.MAPPER.writeValueAsBytes(TinyGuideline.assemble(folder));
    return new GuidelineEvaluation(
        KnowledgeFile.read(new ByteArrayInputStream(bundle), "steps"), FhirContext.forR4Cached());
  }

  private void append(String file, String text) throws IOException {
    Path unused = Files.writeString(folder.resolve(file), text, StandardOpenOption.APPEND);
  }

  private static PatientRecord threeTemperatures() {
    return new PatientDataReader(FhirContext.forR4Cached())
        .read(
            request(
                Map.of(
                    "patient",
                    PATIENT,
                    "temperatures",
                    bundle(
                        temperature("o1", "p1", "39"),
                        temperature("o2", "p1", "38"),
                        temperature("o3", "p1", "37")))),
            Set.of("patient", "temperatures"));
  }

  private static Defines only(String name) {
    return new Defines(Map.of("Fever", Set.of(name)));
  }

  private static @Nullable Object bySteps(GuidelineEvaluation evaluation, String name) {
    return Objects.requireNonNull(evaluation.steps())
        .evaluate(only(name), threeTemperatures(), TEN_O_CLOCK)
        .value("Fever", name);
  }

  @Test
  void aQueryOfTwoListsTakesEveryPair() throws IOException {
    GuidelineEvaluation evaluation =
        with("Pairs", "Count(from [Observation] A, [Observation] B where A.id.value < B.id.value)");
    assertThat(bySteps(evaluation, "Pairs")).isEqualTo(3);
  }

  @Test
  void workThatNobodyWaitsForEnds() throws IOException {
    GuidelineEvaluation evaluation =
        with("Number", "Count([Observation] O where O.id is not null)");
    assertThat(bySteps(evaluation, "Number")).isEqualTo(3);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> bySteps(evaluation, "Number"))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /** The whole guideline then, since defines refer to each other. */
  @Test
  void whatHasNoStepIsWorkedOutByTheEngine() throws IOException {
    GuidelineEvaluation evaluation =
        with("Product", "({ 2, 3, 7 }) N aggregate P starting 1: P * N");
    assertThat(evaluation.steps()).isNull();
    assertThat(
            evaluation
                .evaluate(only("Product"), threeTemperatures(), TEN_O_CLOCK)
                .value("Fever", "Product"))
        .isEqualTo(42);
  }
}
