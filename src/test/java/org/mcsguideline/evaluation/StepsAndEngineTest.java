package org.mcsguideline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.request.RequestRefused;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;

/**
 * Steps work out the same as the engine, define by define: the value, what it was read from, and
 * which defines were worked out at all; and where the engine fails they fail.
 */
@Tag("T-CQL")
class StepsAndEngineTest {

  private static final String FAILED = "failed";
  private static final int RECORDS = Integer.getInteger("mcs.test.damaged-records", 300);
  private static final long SEED = Long.getLong("mcs.test.seed", 20241L);

  private static final GuidelineEvaluation EVALUATION =
      new GuidelineEvaluation(Guideline.knowledge(), FhirContext.forR4Cached());
  private static final Defines EVERYTHING = EVALUATION.all();

  static Stream<Vignette> vignettes() {
    return Vignettes.all().stream();
  }

  private static ObjectNode request(Vignette vignette) {
    return HookRequestJson.of(vignette, HookService.MONITORING);
  }

  @Test
  void everyPartOfTheGuidelineHasAStep() {
    assertThat(EVALUATION.steps()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void everyDefineOfAVignetteIsTheSame(Vignette vignette) {
    ObjectNode request = request(vignette);
    PatientRecord record = Guideline.record(request);
    OffsetDateTime time = Guideline.decisionTime(request);
    Map<String, String> steps = bySteps(EVERYTHING, record, time);

    assertThat(steps).hasSizeGreaterThan(500);
    assertThat(steps).isEqualTo(byEngine(EVERYTHING, record, time));
  }

  /** What a service asks for alone: no define is worked out that the engine would leave out. */
  @ParameterizedTest
  @MethodSource("vignettes")
  void whatIsWorkedOutForAServiceIsTheSame(Vignette vignette) {
    ObjectNode request = request(vignette);
    PatientRecord record = Guideline.record(request);
    OffsetDateTime time = Guideline.decisionTime(request);
    Guideline.knowledge()
        .services()
        .values()
        .forEach(
            service ->
                assertThat(bySteps(Defines.of(service), record, time))
                    .as(service.id())
                    .isEqualTo(byEngine(Defines.of(service), record, time)));
  }

  @Test
  void everyDefineOfADamagedRecordIsTheSame() {
    Random chance = new Random(SEED);
    List<Vignette> vignettes = Vignettes.all();
    List<Map<String, String>> compared = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      ObjectNode request =
          DamagedRequest.of(request(vignettes.get(chance.nextInt(vignettes.size()))), chance);
      PatientRecord record;
      try {
        record = Guideline.record(request);
      } catch (RequestRefused unreadable) {
        continue;
      }
      OffsetDateTime time = Guideline.decisionTime(request);
      Map<String, String> steps = bySteps(EVERYTHING, record, time);
      assertThat(steps).as("record %d", i).isEqualTo(byEngine(EVERYTHING, record, time));
      compared.add(steps);
    }
    assertThat(compared).hasSizeGreaterThan(RECORDS / 2);
    assertThat(compared).doesNotHaveDuplicates();
  }

  private static Map<String, String> bySteps(
      Defines defines, PatientRecord record, OffsetDateTime time) {
    StepsEvaluation steps = Objects.requireNonNull(EVALUATION.steps());
    try {
      return texts(steps.work(defines, record, time).all().get());
    } catch (RuntimeException failed) {
      return Map.of(FAILED, "");
    }
  }

  private static Map<String, String> byEngine(
      Defines defines, PatientRecord record, OffsetDateTime time) {
    CqlEngine engine = EVALUATION.engine(CqlEngine.Options.EnableExpressionCaching);
    try {
      Findings unused = EVALUATION.evaluate(defines, record, time, engine);
    } catch (DefineFailed failed) {
      return Map.of(FAILED, "");
    } catch (IllegalStateException hasNoPlainForm) {
      // What parts of resources defines pass among themselves is not for others to see.
      assertThat(hasNoPlainForm).hasMessageContaining("no plain form");
    }
    return texts(Worked.of(engine.getCache().getExpressions()).results());
  }

  private static Map<String, String> texts(Map<String, ExpressionResult> results) {
    Map<String, String> texts = new TreeMap<>();
    results.forEach(
        (define, result) ->
            texts.put(
                define,
                RawText.of(result.getValue())
                    + " from "
                    + result.getEvaluatedResources().stream().map(RawText::of).sorted().toList()));
    return texts;
  }
}
