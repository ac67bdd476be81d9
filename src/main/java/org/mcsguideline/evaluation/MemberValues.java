package org.mcsguideline.evaluation;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.patientdata.PatientRecord;
import org.opencds.cqf.cql.engine.execution.EvaluationExpressionRef;
import org.opencds.cqf.cql.engine.execution.EvaluationFunctionRef;
import org.opencds.cqf.cql.engine.execution.EvaluationResults;

/** Works out functions of the guideline for each member of a list, such as the kind of a device. */
public final class MemberValues {

  private final GuidelineEvaluation evaluation;

  public MemberValues(GuidelineEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * A function and what it is asked of.
   *
   * @param list define that gives the members
   * @param function of one member, in the same library
   */
  public record Asked(String library, String list, String function) {}

  /**
   * All values, in the order of the members; none where the define gives no list.
   *
   * @return plain Java values; null is unknown
   * @throws DefineFailed when one of them ends with an error
   */
  public Map<Asked, List<@Nullable Object>> of(
      Set<Asked> asked, PatientRecord patient, OffsetDateTime decisionTime) {
    if (asked.isEmpty()) {
      return Map.of();
    }
    Map<String, Set<String>> lists = new HashMap<>();
    asked.forEach(
        one -> lists.computeIfAbsent(one.library(), l -> new TreeSet<>()).add(one.list()));
    Map<String, Map<String, @Nullable Object>> members =
        members(new Defines(lists), patient, decisionTime);
    Map<Asked, List<EvaluationExpressionRef>> calls = new LinkedHashMap<>();
    Map<String, List<EvaluationExpressionRef>> byLibrary = new HashMap<>();
    for (Asked one : asked) {
      List<EvaluationExpressionRef> here =
          calls(one, members.getOrDefault(one.library(), Map.of()).get(one.list()));
      calls.put(one, here);
      byLibrary.computeIfAbsent(one.library(), l -> new ArrayList<>()).addAll(here);
    }
    byLibrary.values().removeIf(List::isEmpty);
    return byLibrary.isEmpty()
        ? Map.of()
        : values(calls, evaluation.results(byLibrary, patient, decisionTime));
  }

  /** Values of defines as the engine has them, by library and name. */
  private Map<String, Map<String, @Nullable Object>> members(
      Defines lists, PatientRecord patient, OffsetDateTime decisionTime) {
    StepsEvaluation steps = evaluation.steps();
    if (steps != null) {
      try {
        return steps.work(lists, patient, decisionTime).values();
      } catch (RuntimeException failed) {
        // The engine fails in the same place, and says which one it is.
      }
    }
    Map<String, Map<String, @Nullable Object>> members = new HashMap<>();
    evaluation
        .results(GuidelineEvaluation.references(lists), patient, decisionTime)
        .getResults()
        .forEach(
            (library, result) -> {
              Map<String, @Nullable Object> own = new HashMap<>();
              result.getExpressionResults().forEach((name, one) -> own.put(name, one.getValue()));
              members.put(Objects.requireNonNull(library.getId()), own);
            });
    return members;
  }

  private static List<EvaluationExpressionRef> calls(Asked asked, @Nullable Object members) {
    List<EvaluationExpressionRef> calls = new ArrayList<>();
    if (members instanceof Iterable<?> list) {
      for (Object member : list) {
        calls.add(
            new EvaluationFunctionRef(asked.function(), null, Collections.singletonList(member)));
      }
    }
    return calls;
  }

  private Map<Asked, List<@Nullable Object>> values(
      Map<Asked, List<EvaluationExpressionRef>> calls, EvaluationResults results) {
    Map<Asked, List<@Nullable Object>> values = new HashMap<>();
    calls.forEach(
        (asked, here) -> {
          List<@Nullable Object> found = new ArrayList<>();
          for (EvaluationExpressionRef call : here) {
            found.add(
                PlainValues.of(
                    Objects.requireNonNull(
                            Objects.requireNonNull(
                                    results
                                        .getResults()
                                        .get(evaluation.identifier(asked.library())))
                                .get(call))
                        .getValue()));
          }
          values.put(asked, found);
        });
    return values;
  }
}
