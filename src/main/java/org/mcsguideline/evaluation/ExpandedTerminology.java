package org.mcsguideline.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mcsguideline.knowledge.SystemCode;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.terminology.CodeSystemInfo;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/** Answers the terminology questions of CQL from the expansions that came with the guideline. */
final class ExpandedTerminology implements TerminologyProvider {

  private final Map<String, Set<SystemCode>> valueSets;

  ExpandedTerminology(Map<String, Set<SystemCode>> valueSets) {
    this.valueSets = valueSets;
  }

  @Override
  public boolean in(Code code, ValueSetInfo valueSet) {
    return members(valueSet).contains(SystemCodes.of(code));
  }

  @Override
  public Iterable<Code> expand(ValueSetInfo valueSet) {
    List<Code> codes =
        members(valueSet).stream()
            .map(member -> new Code().withSystem(member.system()).withCode(member.code()))
            .toList();
    return codes;
  }

  @Override
  public Code lookup(Code code, CodeSystemInfo codeSystem) {
    throw new IllegalStateException("Code systems cannot be searched by CQL; use a value set.");
  }

  private Set<SystemCode> members(ValueSetInfo valueSet) {
    return SystemCodes.members(valueSets, Objects.requireNonNull(valueSet.getId()));
  }
}
