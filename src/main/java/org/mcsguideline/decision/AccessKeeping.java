package org.mcsguideline.decision;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;

/** Lets the audit of the FHIR API wait in the queue to be kept. */
public final class AccessKeeping {

  private final KeepingQueue queue;
  private final OwnCodes codes;
  private final boolean patientContent;

  /**
   * A keeper.
   *
   * @param patientContent false leaves out what was read and what was searched for
   */
  public AccessKeeping(KeepingQueue queue, OwnCodes codes, boolean patientContent) {
    this.queue = queue;
    this.codes = codes;
    this.patientContent = patientContent;
  }

  /** Takes over the event, made by HAPI after the profiles of IHE. */
  public void keep(AuditEvent event) {
    String id = UUID.randomUUID().toString();
    event.setId(id);
    event.getMeta().addTag(codes.kept());
    if (!patientContent) {
      event.getEntity().forEach(AccessKeeping::withoutContent);
    }
    queue.add(new Kept(id, () -> List.of(event)));
  }

  private static void withoutContent(AuditEventEntityComponent entity) {
    if (entity.getWhat().hasReference()) {
      entity.setWhat(null);
    }
    entity.setQuery(null);
    entity.setDescription(null);
  }
}
