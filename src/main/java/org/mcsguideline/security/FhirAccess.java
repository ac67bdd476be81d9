package org.mcsguideline.security;

/** Who may use the FHIR API. */
public enum FhirAccess {
  /** Whoever reaches it: this machine only. */
  OPEN,
  /** Whoever has an access token, within its scopes; without one, what everybody may know. */
  BY_TOKEN
}
