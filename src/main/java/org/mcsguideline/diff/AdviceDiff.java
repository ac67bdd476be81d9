package org.mcsguideline.diff;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Adviser;

/** Asks both versions the same, each for the data that it asks for itself. */
public final class AdviceDiff {

  private final Version before;
  private final Version after;

  public AdviceDiff(Version before, Version after) {
    this.before = before;
    this.after = after;
  }

  /** Who answers, and the calls of the same files as this version understands them. */
  public record Version(Adviser adviser, List<PatientCase> cases) {

    private Map<Call, PatientCase> byCall() {
      Map<Call, PatientCase> byCall = new LinkedHashMap<>();
      cases.forEach(one -> byCall.put(new Call(one.file(), one.service()), one));
      return byCall;
    }

    private Answer answer(@Nullable PatientCase patient) {
      return patient == null
          ? Answer.without("there is no such service")
          : Answer.of(adviser, patient.request());
    }
  }

  private record Call(String file, String service) {}

  /** How many calls at least one version knows. */
  public int asked() {
    return calls().size();
  }

  /** The calls that are answered differently. */
  public List<AdviceChange> changes() {
    Map<Call, PatientCase> old = before.byCall();
    Map<Call, PatientCase> now = after.byCall();
    return calls().stream()
        .map(
            call ->
                before
                    .answer(old.get(call))
                    .comparedWith(after.answer(now.get(call)), call.file(), call.service()))
        .filter(change -> !change.isNone())
        .toList();
  }

  private Set<Call> calls() {
    Set<Call> calls = new LinkedHashSet<>(before.byCall().keySet());
    calls.addAll(after.byCall().keySet());
    return calls;
  }
}
