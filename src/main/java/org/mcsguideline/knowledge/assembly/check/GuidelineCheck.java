package org.mcsguideline.knowledge.assembly.check;

import java.util.List;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** One thing that has to hold in every guideline. */
public interface GuidelineCheck {

  /** Notes every place where it does not hold. */
  void check(AuthoredGuideline guideline, Problems problems);

  /** Every check there is. */
  static List<GuidelineCheck> all() {
    return List.of(
        new IdentityCheck(),
        new ReferenceCheck(),
        new PlanCheck(),
        new FormCheck(),
        new ServiceCheck(),
        new PrefetchTemplateCheck(),
        new LibraryShellCheck(),
        new ValueSetCheck(),
        new CodeCheck(),
        new FormMarkCheck(),
        new ClockCheck(),
        new WordingCheck(),
        new SiteProfileCheck(),
        new LedgerCheck(),
        new ToldEvidenceCheck());
  }
}
