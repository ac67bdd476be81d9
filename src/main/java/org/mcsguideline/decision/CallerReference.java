package org.mcsguideline.decision;

import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * References to what the caller's server has and the store perhaps has not. A store that has no
 * such resource refuses the reference; it takes one to another place, and finds it again by that.
 */
public final class CallerReference {

  /** Stands for the caller's server, whatever its address is; it leads nowhere. */
  public static final String BASE = "http://mcsguideline.org/id-of-caller";

  private CallerReference() {}

  /** The same reference for a store that has no such resource, or must not hold on to it. */
  public static void makeExternal(Reference reference) {
    IdType id = new IdType(reference.getReference());
    reference.setReference(BASE + "/" + id.toUnqualifiedVersionless().getValue());
  }

  /** The bare id, wherever it points; null when there is none. */
  static @Nullable String id(Reference reference) {
    return reference.hasReference() ? new IdType(reference.getReference()).getIdPart() : null;
  }
}
