package org.mcsguideline.proof;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.evaluation.GuidelineUnderTest;
import org.mcsguideline.patientdata.PatientRecord;
import org.mcsguideline.vignettes.Case;
import org.mcsguideline.vignettes.CaseAnswers;
import org.mcsguideline.vignettes.Cases;
import org.mcsguideline.vignettes.Guideline;

/** A case whose record is read already, so that it can be asked many times. */
record ReadCase(Case asked, PatientRecord record, OffsetDateTime time, Defines expected) {

  /** Every case there is. */
  static List<ReadCase> all() {
    return Read.ALL;
  }

  private static ReadCase of(Case asked) {
    return new ReadCase(
        asked,
        Guideline.record(asked.request()),
        Guideline.decisionTime(asked.request()),
        CaseAnswers.expected(asked));
  }

  /** Cases are told apart by their names; their records are large. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReadCase read && read.asked.name().equals(asked.name());
  }

  @Override
  public int hashCode() {
    return asked.name().hashCode();
  }

  /** The expected answers that it misses, by name. */
  Map<String, String> missed(GuidelineUnderTest guideline) {
    return new CaseAnswers(at(guideline).evaluate(expected, record, time)).missed(asked);
  }

  /** The guideline at the site that asks. */
  GuidelineEvaluation at(GuidelineUnderTest guideline) {
    return guideline.with(asked.guideline());
  }

  private static final class Read {
    private static final List<ReadCase> ALL = Cases.all().stream().map(ReadCase::of).toList();
  }
}
