package org.mcsguideline.decision;

import ca.uhn.fhir.storage.interceptor.balp.BalpConstants;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.mcsguideline.advice.DecidedCard;
import org.mcsguideline.advice.DecidedPlan;
import org.mcsguideline.advice.Decision;

/** Calls of services as audit events, in the shape of IHE's Basic Audit Log Patterns. */
final class AuditEvents {

  static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
  private static final String PARTICIPATION =
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
  private static final String SOURCE_TYPE =
      "http://terminology.hl7.org/CodeSystem/security-source-type";
  private static final int FIRST_CLIENT_ERROR = 400;
  private static final int FIRST_SERVER_ERROR = 500;

  private final OwnCodes codes;
  private final boolean patientContent;

  /**
   * A writer.
   *
   * @param patientContent false leaves out the patient
   */
  AuditEvents(OwnCodes codes, boolean patientContent) {
    this.codes = codes;
    this.patientContent = patientContent;
  }

  /** One for each call, whether it was answered or refused. */
  AuditEvent of(HandledCall call) {
    AuditEvent event = new AuditEvent();
    event.setId(id(call));
    event.getMeta().addTag(codes.kept());
    event.setType(new Coding(BalpConstants.CS_AUDIT_EVENT_TYPE, "rest", "Restful Operation"));
    event.addSubtype(new Coding(BalpConstants.CS_RESTFUL_INTERACTION, "operation", "operation"));
    event.setAction(AuditEventAction.E);
    event.setRecorded(Date.from(call.at().toInstant()));
    event.setOutcome(outcome(call.status()));
    String client = Objects.requireNonNullElse(call.client(), "not authenticated");
    agent(event, DICOM, "110153", "Source Role ID").getWho().setDisplay(client);
    agent(event, DICOM, "110152", "Destination Role ID").getWho().setDisplay("mcs-guideline");
    event
        .getSource()
        .setObserver(new Reference().setDisplay("mcs-guideline"))
        .addType(new Coding(SOURCE_TYPE, "4", "Application Server"));
    describe(event.addEntity(), call);
    Decision decision = call.decision();
    if (decision != null) {
      describe(event, decision);
    }
    return event;
  }

  private static String id(HandledCall call) {
    return UUID.nameUUIDFromBytes(("audit\n" + call.id()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static AuditEventOutcome outcome(int status) {
    if (status < FIRST_CLIENT_ERROR) {
      return AuditEventOutcome._0;
    }
    return status < FIRST_SERVER_ERROR ? AuditEventOutcome._4 : AuditEventOutcome._8;
  }

  static AuditEventAgentComponent agent(
      AuditEvent event, String system, String code, String display) {
    return event
        .addAgent()
        .setType(new CodeableConcept().addCoding(new Coding(system, code, display)))
        .setWho(new Reference())
        .setRequestor(false);
  }

  /** The service that was called. */
  private static void describe(AuditEventEntityComponent entity, HandledCall call) {
    systemObject(entity, call.service());
    detail(entity, "status", Integer.toString(call.status()));
  }

  /** A part of the service, by its name. */
  static void systemObject(AuditEventEntityComponent entity, String name) {
    entity.setType(
        new Coding(
            BalpConstants.CS_AUDIT_ENTITY_TYPE,
            BalpConstants.CS_AUDIT_ENTITY_TYPE_2_SYSTEM_OBJECT,
            BalpConstants.CS_AUDIT_ENTITY_TYPE_2_SYSTEM_OBJECT_DISPLAY));
    entity.setRole(new Coding(BalpConstants.CS_OBJECT_ROLE, "20", "Job"));
    entity.setName(name);
  }

  private void describe(AuditEvent event, Decision decision) {
    agent(event, PARTICIPATION, "IRCP", "information recipient")
        .setRequestor(true)
        .setWho(new Reference(decision.about().userId()));
    if (patientContent) {
      event
          .addEntity()
          .setType(
              new Coding(
                  BalpConstants.CS_AUDIT_ENTITY_TYPE,
                  BalpConstants.CS_AUDIT_ENTITY_TYPE_1_PERSON,
                  BalpConstants.CS_AUDIT_ENTITY_TYPE_1_PERSON_DISPLAY))
          .setRole(
              new Coding(
                  BalpConstants.CS_OBJECT_ROLE,
                  BalpConstants.CS_OBJECT_ROLE_1_PATIENT,
                  BalpConstants.CS_OBJECT_ROLE_1_PATIENT_DISPLAY))
          .setWhat(new Reference("Patient/" + decision.about().patientId()));
    }
    AuditEventEntityComponent kept = event.addEntity();
    kept.setType(
            new Coding(
                BalpConstants.CS_AUDIT_ENTITY_TYPE,
                BalpConstants.CS_AUDIT_ENTITY_TYPE_2_SYSTEM_OBJECT,
                BalpConstants.CS_AUDIT_ENTITY_TYPE_2_SYSTEM_OBJECT_DISPLAY))
        .setRole(
            new Coding(
                BalpConstants.CS_OBJECT_ROLE,
                BalpConstants.CS_OBJECT_ROLE_4_DOMAIN_RESOURCE,
                BalpConstants.CS_OBJECT_ROLE_4_DOMAIN_RESOURCE_DISPLAY))
        .setWhat(new Reference("GuidanceResponse/" + decision.id()));
    detail(kept, "hook", decision.call().hook());
    detail(kept, "knowledge", decision.basis().knowledgeVersion());
    for (DecidedPlan plan : decision.recommendations()) {
      for (DecidedCard card : plan.cards()) {
        detail(kept, "card " + card.showing(), card.uuid());
      }
    }
  }

  private static void detail(AuditEventEntityComponent entity, String type, String value) {
    entity.addDetail().setType(type).setValue(new StringType(value));
  }
}
