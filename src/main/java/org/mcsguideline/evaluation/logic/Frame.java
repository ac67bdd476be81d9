package org.mcsguideline.evaluation.logic;

import org.jspecify.annotations.Nullable;

/** Where the variables of one define or one call of a function stand while it is worked out. */
final class Frame {

  final Run run;

  /** What the define reads to which the work belongs. */
  final Reading reading;

  final @Nullable Object[] variables;

  Frame(Run run, Reading reading, @Nullable Object[] variables) {
    this.run = run;
    this.reading = reading;
    this.variables = variables;
  }
}
