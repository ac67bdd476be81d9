package org.mcsguideline.evaluation;

import java.util.Map;
import java.util.Set;
import org.mcsguideline.knowledge.SystemCode;
import org.mcsguideline.knowledge.json.FhirJson;
import org.opencds.cqf.cql.engine.runtime.Code;

/** The engine's codes and value sets in the terms of the knowledge. */
final class SystemCodes {

  private SystemCodes() {}

  /** A code without a system is told apart from every code that has one. */
  static SystemCode of(Code code) {
    return new SystemCode(
        code.getSystem() == null ? "" : code.getSystem(),
        code.getCode() == null ? "" : code.getCode());
  }

  /** The codes of a value set; an unknown one is a defect and not an empty set. */
  static Set<SystemCode> members(Map<String, Set<SystemCode>> valueSets, String canonical) {
    Set<SystemCode> members = valueSets.get(FhirJson.withoutVersion(canonical));
    if (members == null) {
      throw new IllegalStateException("The guideline has no value set " + canonical + ".");
    }
    return members;
  }
}
