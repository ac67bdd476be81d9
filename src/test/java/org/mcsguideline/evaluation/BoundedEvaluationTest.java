package org.mcsguideline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
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
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.knowledge.loading.KnowledgeFile;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.tiny.TinyGuideline;

/** An evaluation that does not end costs its own call the answer, and no other. */
@Tag("T-CQL")
@Timeout(120)
class BoundedEvaluationTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(100);

  @TempDir private static Path folder;

  private static GuidelineEvaluation evaluation;

  /** A define that works through eight thousand million combinations, and one that is harmless. */
  @BeforeAll
  static void makeAGuidelineThatDoesNotEnd() throws IOException {
    TinyGuideline.copyTo(folder);
    append(
        "evidence/helpers.csv",
        """
        Fever,Combinations,for this test
        Fever,Number,for this test
        """);
    append(
        "cql/Fever.cql",
        """

            define "Combinations":
              Count(from [Observation] A, [Observation] B, [Observation] C
                where A.status.value = B.status.value and B.id.value = C.id.value return all 1)

            define "Number":
              Count([Observation])
            """);
    byte[] bundle = FhirJson.MAPPER.writeValueAsBytes(TinyGuideline.assemble(folder));
    KnowledgeBase knowledge = KnowledgeFile.read(new ByteArrayInputStream(bundle), "endless");
    evaluation = new GuidelineEvaluation(knowledge, FhirContext.forR4Cached());
  }

  private static void append(String file, String text) throws IOException {
    Path unused = Files.writeString(folder.resolve(file), text, StandardOpenOption.APPEND);
  }

  private static PatientRecord record(int observations) {
    String[] temperatures =
        IntStream.range(0, observations)
            .mapToObj(i -> temperature("o" + i, "p1", "39"))
            .toArray(String[]::new);
    return new PatientDataReader(FhirContext.forR4Cached())
        .read(
            request(Map.of("patient", PATIENT, "temperatures", bundle(temperatures))),
            Set.of("patient", "temperatures"));
  }

  private static Findings ask(RecordEvaluation asked, String define, int observations) {
    return asked.evaluate(
        new Defines(Map.of("Fever", Set.of(define))), record(observations), TEN_O_CLOCK);
  }

  @Test
  void whatTakesTooLongIsGivenUpAndItsThreadIsFreeAgain() {
    try (BoundedEvaluation one = new BoundedEvaluation(evaluation, SHORT, 1, 1)) {
      assertThatThrownBy(() -> ask(one, "Combinations", 2000))
          .isInstanceOf(EvaluationOverdue.class);
      // The only thread can answer this when it has stopped with the other one.
      await()
          .ignoreExceptionsInstanceOf(EvaluationOverdue.class)
          .untilAsserted(
              () -> assertThat(ask(one, "Number", 3).value("Fever", "Number")).isEqualTo(3));
    }
  }

  @Test
  void otherCallsAreAnsweredMeanwhile() throws Exception {
    ExecutorService callers = Executors.newSingleThreadExecutor();
    try (BoundedEvaluation two = new BoundedEvaluation(evaluation, LONG, 2, 1)) {
      Future<Findings> endless = callers.submit(() -> ask(two, "Combinations", 2000));
      for (int i = 0; i < 20; i++) {
        assertThat(ask(two, "Number", 3).value("Fever", "Number")).isEqualTo(3);
      }
      assertThat(endless.isDone()).isFalse();
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void whoFindsAllPlacesTakenIsToldSo() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    RecordEvaluation stuck =
        (defines, patient, time) -> {
          try {
            end.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return new Findings(Map.of());
        };
    ExecutorService callers = Executors.newFixedThreadPool(3);
    CompletionService<Findings> calls = new ExecutorCompletionService<>(callers);
    try (BoundedEvaluation one = new BoundedEvaluation(stuck, LONG, 1, 1)) {
      for (int i = 0; i < 3; i++) {
        Future<Findings> unused = calls.submit(() -> ask(one, "Number", 1));
      }
      Future<Findings> refused = calls.take();
      assertThatThrownBy(refused::get).hasCauseInstanceOf(EvaluationOverdue.class);
      end.countDown();
      assertThat(calls.take().get()).isNotNull();
      assertThat(calls.take().get()).isNotNull();
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void anEvaluationThatNeedsTooMuchStackIsADefectOfThatDefineOnly() {
    RecordEvaluation deep = (defines, patient, time) -> dig(0);
    try (BoundedEvaluation one = new BoundedEvaluation(deep, LONG, 1, 1)) {
      assertThatThrownBy(() -> ask(one, "Number", 1)).isInstanceOf(DefineFailed.class);
      assertThatThrownBy(() -> ask(one, "Number", 1)).isInstanceOf(DefineFailed.class);
    }
  }

  private static Findings dig(int depth) {
    return depth == Integer.MIN_VALUE ? new Findings(Map.of()) : dig(depth + 1);
  }
}
