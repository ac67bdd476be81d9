package org.mcsguideline.evaluation.logic;

import org.jspecify.annotations.Nullable;

/** A value that is the same for every patient; nobody may change it. */
record Fixed(@Nullable Object value) implements Step {

  @Override
  public @Nullable Object work(Frame frame) {
    return value;
  }
}
