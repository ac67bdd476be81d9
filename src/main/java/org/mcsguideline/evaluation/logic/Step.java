package org.mcsguideline.evaluation.logic;

import org.jspecify.annotations.Nullable;

/** A piece of logic with everything resolved that does not depend on a patient. */
@FunctionalInterface
interface Step {

  /** The value in the engine's own types; null is unknown. Fails as the engine's operator does. */
  @Nullable Object work(Frame frame);
}
