package org.mcsguideline.evaluation.logic;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** Whether a define or a function can come to read the record, by itself or through others. */
final class Reach {

  private final Set<Reach> uses = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean retrieves;

  void retrieves() {
    retrieves = true;
  }

  void uses(Reach other) {
    uses.add(other);
  }

  /** Asked when all is made; before, what is used may not be known. */
  boolean reads() {
    Set<Reach> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Reach> open = new ArrayDeque<>();
    open.add(this);
    while (!open.isEmpty()) {
      Reach next = open.remove();
      if (next.retrieves) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(next.uses);
      }
    }
    return false;
  }
}
