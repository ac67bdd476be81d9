package org.mcsguideline.evaluation.logic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.hl7.elm.r1.Library;

/** The variables that can be seen from a place in the logic while it is made into steps. */
final class Scope {

  final Library library;

  /** Of the define or the function that is made. */
  final Reach reach;

  private final Deque<Map.Entry<String, Integer>> visible = new ArrayDeque<>();
  private int places;

  Scope(Library library, Reach reach) {
    this.library = library;
    this.reach = reach;
  }

  /** A place for one more variable, which hides others of its name until it is left. */
  int enter(String name) {
    visible.push(Map.entry(name, places));
    return places++;
  }

  void leave() {
    visible.pop();
  }

  /**
   * Where the innermost variable of the name stands.
   *
   * @throws NoStep when there is none
   */
  int place(String name) {
    for (Map.Entry<String, Integer> variable : visible) {
      if (variable.getKey().equals(name)) {
        return variable.getValue();
      }
    }
    throw new NoStep("a variable that no outer part of its own define has");
  }

  /** How many places there are in all. */
  int places() {
    return places;
  }
}
