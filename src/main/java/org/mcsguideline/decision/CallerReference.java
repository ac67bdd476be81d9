package org.mcsguideline.decision;

import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * References to what the caller's server has and the store perhaps has not. A store that has no
 * such resource refuses the reference; it takes one by identifier.
 */
public final class CallerReference {

  /** System of ids of the caller's server. */
  public static final String SYSTEM = "http://mcsguideline.org/id-of-caller";

  private CallerReference() {}

  /** The same reference for a store that has no such resource. */
  public static void makeLogical(Reference reference) {
    IdType id = new IdType(reference.getReference());
    reference.setReference(null);
    reference.setType(id.getResourceType());
    reference.setIdentifier(
        new Identifier().setSystem(SYSTEM).setValue(id.toUnqualifiedVersionless().getValue()));
  }

  /** The bare id, whichever way it is written; null when there is none. */
  static @Nullable String id(Reference reference) {
    if (reference.hasReference()) {
      return new IdType(reference.getReference()).getIdPart();
    }
    boolean logical = SYSTEM.equals(reference.getIdentifier().getSystem());
    return logical ? new IdType(reference.getIdentifier().getValue()).getIdPart() : null;
  }
}
