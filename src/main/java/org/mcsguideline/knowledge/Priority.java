package org.mcsguideline.knowledge;

/** How soon an action wants attention, as FHIR names it. */
public enum Priority {
  ROUTINE,
  URGENT,
  ASAP,
  STAT
}
