package org.mcsguideline.knowledge.assembly.evidence;

/**
 * What is made of a table's rows.
 *
 * @param name of its file
 * @param code of the rows' kind, in the code system of the evidence
 * @param citedByKey whether cells of other tables name its rows by their keys
 * @param exposure key of the variable that all rows share; empty where each row names its own
 * @param alternative the same for what it is compared with
 */
record EvidenceTable(
    String name, Kind kind, String code, boolean citedByKey, String exposure, String alternative) {

  /** What a row is, and the type of the resource that stands for it. */
  enum Kind {
    RECOMMENDATION("PlanDefinition"),
    EFFECT("EffectEvidenceSynthesis"),
    TRIAL("ResearchStudy"),
    JUDGEMENT("Basic"),
    FACT("Evidence"),
    ROW("Basic");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    String type() {
      return type;
    }
  }
}
