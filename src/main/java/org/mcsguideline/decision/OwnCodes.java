package org.mcsguideline.decision;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/** The guideline's own codes for what the service keeps. */
public final class OwnCodes {

  static final String KEPT = "kept-by-service";
  static final String OVERRIDDEN = "card-overridden";
  static final String ACCEPTED = "card-accepted";
  static final String CARD_NOT_KNOWN = "card-not-known";
  static final String OTHER_REASON = "override-other-reason";

  private static final String PLANS = "/PlanDefinition/";

  private final String system;

  private OwnCodes(String system) {
    this.system = system;
  }

  /** Those of the guideline that a plan or service belongs to. */
  public static OwnCodes of(String canonical) {
    int end = canonical.indexOf(PLANS);
    return new OwnCodes(canonical.substring(0, Math.max(end, 0)) + "/CodeSystem/mcs-local");
  }

  /** Tag of everything that the service itself has written. */
  public Coding kept() {
    return coding(KEPT);
  }

  /** Category of feedback that says that a card was overridden. */
  public Coding overridden() {
    return coding(OVERRIDDEN);
  }

  Coding coding(String code) {
    return new Coding().setSystem(system).setCode(code);
  }

  CodeableConcept concept(String code) {
    return new CodeableConcept().addCoding(coding(code));
  }

  /** How decisions and feedback name a card. */
  public static Identifier card(String uuid) {
    return new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + uuid);
  }
}
