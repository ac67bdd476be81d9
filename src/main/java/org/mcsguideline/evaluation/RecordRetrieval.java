package org.mcsguideline.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.SystemCode;
import org.mcsguideline.patientdata.CodeKey;
import org.mcsguideline.patientdata.PatientRecord;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;

/**
 * Answers the retrieves of CQL from the record at hand.
 *
 * <p>The record travels as the value of the patient context, so that one provider serves all calls.
 */
final class RecordRetrieval implements RetrieveProvider {

  private final Map<String, Set<SystemCode>> valueSets;
  private final Map<String, List<Resource>> knowledge;

  /** Takes resources of the guideline by type; for these types the record is not asked. */
  RecordRetrieval(Map<String, Set<SystemCode>> valueSets, Map<String, List<Resource>> knowledge) {
    this.valueSets = valueSets;
    this.knowledge = knowledge;
  }

  @Override
  public Iterable<@Nullable Object> retrieve(
      @Nullable String context,
      @Nullable String contextPath,
      @Nullable Object contextValue,
      String dataType,
      @Nullable String templateId,
      @Nullable String codePath,
      @Nullable Iterable<Code> codes,
      @Nullable String valueSet,
      @Nullable String datePath,
      @Nullable String dateLowPath,
      @Nullable String dateHighPath,
      @Nullable Interval dateRange) {
    if (!(contextValue instanceof PatientRecord record)) {
      throw new IllegalStateException("Retrieve of " + dataType + " outside the patient context.");
    }
    if (dateRange != null) {
      throw new IllegalStateException("Retrieves of " + dataType + " by date are not supported.");
    }
    if (codes == null && valueSet == null) {
      return objects(knowledge.getOrDefault(dataType, record.all(dataType)));
    }
    if (codePath == null) {
      throw new IllegalStateException("Retrieve of " + dataType + " by code names no element.");
    }
    return objects(record.coded(dataType, codePath, wanted(codes, valueSet)));
  }

  private static Iterable<@Nullable Object> objects(Iterable<Resource> resources) {
    List<@Nullable Object> objects = new ArrayList<>();
    resources.forEach(objects::add);
    return objects;
  }

  private static Set<SystemCode> wantedCodes(@Nullable Iterable<Code> codes) {
    if (codes == null) {
      return Set.of();
    }
    Set<SystemCode> wanted = new HashSet<>();
    for (Code code : codes) {
      wanted.add(SystemCodes.of(code));
    }
    return wanted;
  }

  private Predicate<CodeKey> wanted(@Nullable Iterable<Code> codes, @Nullable String valueSet) {
    Set<SystemCode> wanted = wantedCodes(codes);
    Set<SystemCode> members =
        valueSet == null ? Set.of() : SystemCodes.members(valueSets, valueSet);
    return key -> {
      String system = key.system();
      String code = key.code();
      if (system == null || code == null) {
        return false;
      }
      SystemCode stated = new SystemCode(system, code);
      return wanted.contains(stated) || members.contains(stated);
    };
  }
}
