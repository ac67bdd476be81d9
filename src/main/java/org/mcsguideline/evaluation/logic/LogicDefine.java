package org.mcsguideline.evaluation.logic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A define, worked out at most once in a run. */
final class LogicDefine {

  final String library;
  final String name;
  final int number;
  private final boolean ofPatient;
  private @Nullable Step body;
  private int variables;

  LogicDefine(String library, String name, int number, boolean ofPatient) {
    this.library = library;
    this.name = name;
    this.number = number;
    this.ofPatient = ofPatient;
  }

  /** Gives it what it does; a define is known before those are made to which it refers. */
  void is(Step step, int variablesInAll) {
    body = step;
    variables = variablesInAll;
  }

  Frame frame(Run run) {
    return new Frame(run, new Reading(ofPatient), new Object[variables]);
  }

  @Nullable Object work(Frame frame) {
    return Objects.requireNonNull(body).work(frame);
  }
}
