package org.mcsguideline.knowledge.assembly.evidence;

import org.mcsguideline.knowledge.assembly.source.Place;

/** The tables do not say what a row is to become. */
final class EvidenceUnclear extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Place place;
  private final String lack;

  EvidenceUnclear(EvidenceRow row, String lack) {
    super(lack);
    this.place = row.place();
    this.lack = lack;
  }

  Place place() {
    return place;
  }

  String lack() {
    return lack;
  }
}
