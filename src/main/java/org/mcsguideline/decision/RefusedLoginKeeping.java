package org.mcsguideline.decision;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;

/** Lets refused logins wait in the queue to be kept. */
public final class RefusedLoginKeeping implements RefusedLogins {

  private static final String SERVER = "mcs-guideline";

  private final KeepingQueue queue;
  private final OwnCodes codes;
  private final Clock clock;

  public RefusedLoginKeeping(KeepingQueue queue, OwnCodes codes, Clock clock) {
    this.queue = queue;
    this.codes = codes;
    this.clock = clock;
  }

  @Override
  public void note(String address, String part) {
    AuditEvent event = new AuditEvent();
    event.setId(UUID.randomUUID().toString());
    event.getMeta().addTag(codes.kept());
    event.setType(new Coding(AuditEvents.DICOM, "110114", "User Authentication"));
    event.addSubtype(new Coding(AuditEvents.DICOM, "110122", "Login"));
    event.setAction(AuditEventAction.E);
    event.setRecorded(Date.from(clock.instant()));
    event.setOutcome(AuditEventOutcome._4);
    AuditEvents.agent(event, AuditEvents.DICOM, "110153", "Source Role ID")
        .setRequestor(true)
        .getNetwork()
        .setType(AuditEventAgentNetworkType._2)
        .setAddress(address);
    event.getAgentFirstRep().getWho().setDisplay("not authenticated");
    event.getSource().getObserver().setDisplay(SERVER);
    AuditEvents.systemObject(event.addEntity(), part);
    queue.add(new Kept(event.getIdPart(), () -> List.of(event)));
  }
}
