package org.mcsguideline.decision;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.mcsguideline.advice.Decision;

/** Lets every call wait in the queue to be kept: what was decided, and that it was asked. */
public final class CallKeeping implements DecisionLog {

  private final KeepingQueue queue;
  private final GuidanceResponses decisions;
  private final AuditEvents audit;

  /**
   * A keeper.
   *
   * @param patientContent false leaves out whom it is about and what was read
   */
  public CallKeeping(KeepingQueue queue, OwnCodes codes, boolean patientContent) {
    this.queue = queue;
    this.decisions = new GuidanceResponses(codes, patientContent);
    this.audit = new AuditEvents(codes, patientContent);
  }

  @Override
  public void keep(HandledCall call) {
    Decision decision = call.decision();
    queue.add(
        new Kept(
            call.id().toString(),
            () -> resources(call),
            decision == null ? () -> {} : decision.trace()::lighten));
  }

  private List<Resource> resources(HandledCall call) {
    List<Resource> resources = new ArrayList<>();
    Decision decision = call.decision();
    if (decision != null) {
      resources.add(decisions.of(decision));
    }
    resources.add(audit.of(call));
    return resources;
  }
}
