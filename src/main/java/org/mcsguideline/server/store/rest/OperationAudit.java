package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationConstants;
import ca.uhn.fhir.storage.interceptor.balp.BalpConstants;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.server.store.AccessAudit;

/**
 * Audits what HAPI's audit after IHE leaves out: operations and histories. One event each, when the
 * caller has been let in and before anything is read; so it has no outcome.
 *
 * <p>Asked for each entry of a bundle too.
 */
@Interceptor
final class OperationAudit {

  private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
  private static final String PARTICIPATION =
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

  private static final Set<RestOperationTypeEnum> OPERATIONS =
      EnumSet.of(
          RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE,
          RestOperationTypeEnum.EXTENDED_OPERATION_TYPE,
          RestOperationTypeEnum.EXTENDED_OPERATION_SERVER);
  private static final Set<RestOperationTypeEnum> HISTORIES =
      EnumSet.of(
          RestOperationTypeEnum.HISTORY_INSTANCE,
          RestOperationTypeEnum.HISTORY_TYPE,
          RestOperationTypeEnum.HISTORY_SYSTEM);

  private final AccessAudit audit;
  private final Clock clock;
  private final AuditContext context = new AuditContext();

  OperationAudit(AccessAudit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @Hook(
      value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED,
      order = AuthorizationConstants.ORDER_CONVERTER_INTERCEPTOR)
  void note(RequestDetails request) {
    RestOperationTypeEnum type = request.getRestOperationType();
    if (OPERATIONS.contains(type)) {
      audit.accept(event(request, "operation", AuditEventAction.E, request.getOperation()));
    } else if (HISTORIES.contains(type)) {
      audit.accept(event(request, type.getCode(), AuditEventAction.R, "_history"));
    }
  }

  private AuditEvent event(
      RequestDetails request, String interaction, AuditEventAction action, String name) {
    AuditEvent event = new AuditEvent();
    event.setType(new Coding(BalpConstants.CS_AUDIT_EVENT_TYPE, "rest", "Restful Operation"));
    event.addSubtype(new Coding(BalpConstants.CS_RESTFUL_INTERACTION, interaction, interaction));
    event.setAction(action);
    event.setRecorded(Date.from(clock.instant()));
    event.getSource().getObserver().setDisplay(request.getFhirServerBase());
    agent(event, DICOM, "110153", "Source Role ID", context.getAgentClientWho(request))
        .setRequestor(false);
    agent(event, PARTICIPATION, "IRCP", "information recipient", context.getAgentUserWho(request))
        .setRequestor(true);
    IIdType on = request.getId();
    entity(event, "2", "System Object", "20", "Job")
        .setName(name)
        .setWhat(on == null ? null : new Reference(on.toUnqualifiedVersionless().getValue()));
    String patient = AuditedPatient.of(request);
    if (patient != null) {
      entity(event, "1", "Person", "1", "Patient").setWhat(new Reference(patient));
    }
    return event;
  }

  private static AuditEvent.AuditEventAgentComponent agent(
      AuditEvent event, String system, String code, String display, @Nullable Reference who) {
    return event
        .addAgent()
        .setType(new CodeableConcept().addCoding(new Coding(system, code, display)))
        .setWho(Objects.requireNonNullElseGet(who, Reference::new));
  }

  private static AuditEventEntityComponent entity(
      AuditEvent event, String type, String typeName, String role, String roleName) {
    return event
        .addEntity()
        .setType(new Coding(BalpConstants.CS_AUDIT_ENTITY_TYPE, type, typeName))
        .setRole(new Coding(BalpConstants.CS_OBJECT_ROLE, role, roleName));
  }
}
