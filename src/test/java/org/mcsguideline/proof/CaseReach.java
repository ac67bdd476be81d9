package org.mcsguideline.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.mcsguideline.evaluation.DefineFailed;
import org.mcsguideline.evaluation.GuidelineUnderTest;
import org.mcsguideline.vignettes.CaseAnswers;
import org.mcsguideline.vignettes.Guideline;

/** Which case works out which defines and uses which functions and parameters. */
final class CaseReach {

  private record Entry(ReadCase asked, Set<String> defines, Set<String> functions) {

    boolean reaches(String name) {
      return defines.contains(name) || functions.contains(name);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  CaseReach(List<ReadCase> cases) {
    GuidelineUnderTest guideline = new GuidelineUnderTest(Guideline.knowledge());
    for (ReadCase asked : cases) {
      GuidelineUnderTest.Reach reach = guideline.reach();
      if (isGood(asked, reach)) {
        Set<String> worked = Set.copyOf(reach.worked().keySet());
        entries.add(new Entry(asked, worked, Calls.behind(worked)));
      } else {
        boolean unused = leftOut.add(asked.asked().name());
      }
    }
  }

  /** What fails without a mistake cannot show one. */
  private static boolean isGood(ReadCase asked, GuidelineUnderTest.Reach reach) {
    try {
      return new CaseAnswers(
              reach.evaluate(
                  asked.asked().guideline(), asked.expected(), asked.record(), asked.time()))
          .missed(asked.asked())
          .isEmpty();
    } catch (DefineFailed failed) {
      return false;
    }
  }

  int size() {
    return entries.size();
  }

  /** Cases that do not get their answers. */
  List<String> leftOut() {
    return leftOut;
  }

  /** Cases that reach it; the one that reaches least is asked fastest and comes first. */
  List<ReadCase> reaching(String library, String name) {
    return entries.stream()
        .filter(entry -> entry.reaches(library + ":" + name))
        .sorted(Comparator.comparingInt(entry -> entry.defines().size()))
        .map(Entry::asked)
        .toList();
  }
}
