package org.mcsguideline.export;

import java.util.Optional;
import org.hl7.fhir.r4.model.ValueSet;

/** Where the value sets are that a form names. */
@FunctionalInterface
public interface ValueSets {

  /** The value set at a canonical address, with its expansion if it has one. */
  Optional<ValueSet> at(String canonical);
}
