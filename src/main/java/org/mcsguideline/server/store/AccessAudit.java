package org.mcsguideline.server.store;

import org.hl7.fhir.r4.model.AuditEvent;

/** Takes what the FHIR API has to say of an access. Neither waits nor fails. */
@FunctionalInterface
public interface AccessAudit {

  void accept(AuditEvent event);
}
