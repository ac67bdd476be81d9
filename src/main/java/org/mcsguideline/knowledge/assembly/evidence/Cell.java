package org.mcsguideline.knowledge.assembly.evidence;

/** What stands in one cell of a table. */
record Cell(Column column, String text) {

  /**
   * A column of a table.
   *
   * @param role what it is to FHIR, such as {@code title}; empty when FHIR has no element for it
   * @param origin whose its values are: {@code source}, {@code later}, {@code ours} or {@code
   *     reading}
   * @param estimate which estimate of effect it is a part of; empty for none
   */
  record Column(String name, String role, String origin, String estimate) {}
}
