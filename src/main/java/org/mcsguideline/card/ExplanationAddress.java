package org.mcsguideline.card;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a person can read how a decision came about. */
@FunctionalInterface
public interface ExplanationAddress {

  /** Nothing can be read of any decision. */
  ExplanationAddress NOWHERE = decision -> null;

  /** The absolute address of a page; null when the decision is not kept. */
  @Nullable String of(UUID decision);

  /**
   * Where a caller launches the app that shows decisions.
   *
   * @param fhirServer of the caller, in its plain form
   * @return null when the caller cannot launch it, and people open the page themselves
   */
  default @Nullable String launch(String fhirServer) {
    return null;
  }
}
