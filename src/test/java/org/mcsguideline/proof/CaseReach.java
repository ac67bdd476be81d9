package org.mcsguideline.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mcsguideline.evaluation.GuidelineUnderTest;
import org.mcsguideline.vignettes.Guideline;

/** Which case works out which defines and calls which functions. */
final class CaseReach {

  private record Entry(ReadCase asked, Set<String> defines, Set<String> functions) {

    boolean reaches(String name) {
      return defines.contains(name) || functions.contains(name);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  CaseReach(List<ReadCase> cases) {
    GuidelineUnderTest guideline = new GuidelineUnderTest(Guideline.knowledge());
    for (ReadCase asked : cases) {
      GuidelineUnderTest.Reach reach = guideline.reach();
      Object unused = reach.evaluate(asked.expected(), asked.record(), asked.time());
      Set<String> worked = new HashSet<>(reach.worked().keySet());
      entries.add(new Entry(asked, worked, Calls.behind(worked)));
    }
  }

  List<ReadCase> reaching(String library, String name) {
    return entries.stream()
        .filter(entry -> entry.reaches(library + ":" + name))
        .map(Entry::asked)
        .toList();
  }
}
