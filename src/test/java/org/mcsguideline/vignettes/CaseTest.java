package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.GuidelineUnderTest;

/** Every case gets its answers. */
class CaseTest {

  private static final GuidelineUnderTest GUIDELINE = new GuidelineUnderTest(Guideline.knowledge());

  static Stream<Case> cases() {
    return Cases.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void getsTheAnswersItMust(Case asked) {
    Findings findings =
        Guideline.evaluate(
            GUIDELINE.with(asked.guideline()), asked.request(), CaseAnswers.expected(asked));
    assertThat(new CaseAnswers(findings).missed(asked))
        .as("expected %s", asked.expected())
        .isEmpty();
  }

  @Test
  void noTwoCasesAreTheSame() {
    assertThat(cases().map(Case::name)).doesNotHaveDuplicates().hasSizeGreaterThan(150);
  }
}
