package org.mcsguideline.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mcsguideline.diff.Change.Kind;

/** What differs between two versions of a guideline. */
public final class GuidelineDiff {

  private GuidelineDiff() {}

  /** Every change, sorted by kind and place; none exactly when the content is the same. */
  public static List<Change> of(GuidelineVersion before, GuidelineVersion after) {
    List<Change> changes = new ArrayList<>(new LogicDiff(before, after).changes());
    changes.addAll(new ResourceDiff(before, after).changes());
    String hashBefore = before.knowledge().identity().contentHash();
    String hashAfter = after.knowledge().identity().contentHash();
    if (changes.isEmpty() && !hashBefore.equals(hashAfter)) {
      // Versions, comments or the order of resources; said, so that nothing passes unnoticed.
      changes.add(
          new Change(Kind.OTHER, "content of the bundle", hashBefore, hashAfter, List.of()));
    }
    changes.sort(Comparator.comparing(Change::kind).thenComparing(Change::where));
    return List.copyOf(changes);
  }
}
