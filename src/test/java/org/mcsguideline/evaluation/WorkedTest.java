package org.mcsguideline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/** What is told of an evaluation may wait in memory by the thousand, so it holds nothing twice. */
@Tag("T-AUDIT")
class WorkedTest {

  private static final GuidelineEvaluation EVALUATION =
      new GuidelineEvaluation(Guideline.knowledge(), FhirContext.forR4Cached());
  private static final Defines EVERYTHING = EVALUATION.all();

  static Stream<Vignette> vignettes() {
    return Vignettes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void eachResourceHasOneLineHoweverManyDefinesHaveReadIt(Vignette vignette) {
    ObjectNode request = HookRequestJson.of(vignette, HookService.MONITORING);
    Worked worked =
        EVALUATION
            .evaluate(EVERYTHING, Guideline.record(request), Guideline.decisionTime(request))
            .worked();
    Set<String> keys = worked.results().keySet();

    List<ReadResource> told =
        worked.values(keys, keys).stream().flatMap(define -> define.read().stream()).toList();

    Set<ReadResource> held = Collections.newSetFromMap(new IdentityHashMap<>());
    held.addAll(told);
    assertThat(told).hasSizeGreaterThan(held.size());
    assertThat(held).hasSameSizeAs(new HashSet<>(told));
  }
}
