package org.mcsguideline.decision;

import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.GuidanceResponse.GuidanceResponseStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Basis;
import org.mcsguideline.advice.DecidedCard;
import org.mcsguideline.advice.DecidedPlan;
import org.mcsguideline.advice.Decision;
import org.mcsguideline.upstream.DataSource;

/**
 * Decisions as FHIR: one GuidanceResponse for a call, with a contained Parameters resource that
 * holds what GuidanceResponse has no element for.
 */
final class GuidanceResponses {

  private static final String ACCOUNT = "decision";

  private final OwnCodes codes;
  private final boolean patientContent;

  /**
   * A writer.
   *
   * @param patientContent false leaves out whom the decision is about and what was read
   */
  GuidanceResponses(OwnCodes codes, boolean patientContent) {
    this.codes = codes;
    this.patientContent = patientContent;
  }

  GuidanceResponse of(Decision decision) {
    GuidanceResponse response = new GuidanceResponse();
    response.setId(decision.id().toString());
    response.getMeta().addTag(codes.kept());
    response.setModule(new CanonicalType(decision.service()));
    response.setStatus(status(decision));
    response.setOccurrenceDateTimeElement(time(decision));
    response.setRequestIdentifier(OwnCodes.card(decision.call().hookInstance().toString()));
    decision.recommendations().stream()
        .flatMap(plan -> plan.cards().stream())
        .map(DecidedCard::uuid)
        .distinct()
        .forEach(uuid -> response.addIdentifier(OwnCodes.card(uuid)));
    decision.recommendations().stream()
        .flatMap(plan -> plan.reasons().stream())
        .distinct()
        .forEach(reason -> response.addReasonCode(concept(reason)));
    if (patientContent) {
      response.setSubject(new Reference("Patient/" + decision.about().patientId()));
      if (decision.about().encounterId() != null) {
        response.setEncounter(new Reference("Encounter/" + decision.about().encounterId()));
      }
    }
    Parameters account = account(decision);
    account.setId(ACCOUNT);
    response.addContained(account);
    response.addContained(TraceParameters.of(decision.trace(), patientContent));
    response.setOutputParameters(new Reference("#" + ACCOUNT));
    return response;
  }

  private static DateTimeType time(Decision decision) {
    return new DateTimeType(Date.from(decision.time().toInstant()));
  }

  /** Without an answer to any question more data are required. */
  private static GuidanceResponseStatus status(Decision decision) {
    List<DecidedPlan> plans = decision.recommendations();
    boolean told =
        plans.stream()
            .anyMatch(
                plan ->
                    !plan.reasons().isEmpty()
                        || Boolean.TRUE.equals(plan.verdict().applicable())
                        || plan.verdict().outcome() == null);
    boolean open = plans.stream().anyMatch(plan -> plan.verdict().applicable() == null);
    return open && !told ? GuidanceResponseStatus.DATAREQUIRED : GuidanceResponseStatus.SUCCESS;
  }

  private static CodeableConcept concept(DecidedPlan.Reason reason) {
    return new CodeableConcept()
        .addCoding(new Coding().setSystem(reason.system()).setCode(reason.code()));
  }

  private Parameters account(Decision decision) {
    Parameters account = new Parameters();
    Basis basis = decision.basis();
    account.addParameter("hook", decision.call().hook());
    account.addParameter("knowledgeVersion", basis.knowledgeVersion());
    account.addParameter("knowledgeHash", basis.knowledgeHash());
    if (basis.siteProfileHash() != null) {
      account.addParameter("siteProfileHash", basis.siteProfileHash());
    }
    // FHIR wants a reference to all that is contained.
    account
        .addParameter()
        .setName(TraceParameters.ID)
        .setValue(new Reference("#" + TraceParameters.ID));
    for (DecidedPlan plan : decision.recommendations()) {
      ParametersParameterComponent part = account.addParameter().setName("recommendation");
      describe(plan, part);
      plan.cards().forEach(card -> describe(card, part.addPart().setName("card")));
    }
    new TreeMap<>(decision.sources())
        .forEach((key, source) -> describe(key, source, account.addParameter().setName("source")));
    if (patientContent) {
      decision
          .inputs()
          .forEach(input -> account.addParameter().setName("input").setValue(new UriType(input)));
    }
    return account;
  }

  private static void describe(DecidedPlan plan, ParametersParameterComponent part) {
    add(part, "plan", new CanonicalType(plan.plan()));
    add(part, "outcome", text(plan.verdict().outcome()));
    add(part, "applicable", truth(plan.verdict().applicable()));
    add(part, "withheld", truth(plan.verdict().withheld()));
    plan.missing().forEach(name -> add(part, "missing", new StringType(name)));
  }

  private static void describe(DecidedCard card, ParametersParameterComponent part) {
    add(part, "uuid", new StringType(card.uuid()));
    add(part, "action", new StringType(card.action()));
    add(part, "indicator", new StringType(card.indicator()));
    add(part, "about", new StringType(card.about()));
    add(part, "showing", new StringType(card.showing().name()));
    if (card.restTime() != null) {
      add(part, "restTime", new StringType(card.restTime().toString()));
    }
  }

  private static void describe(String key, DataSource source, ParametersParameterComponent part) {
    add(part, "key", new StringType(key));
    add(part, "origin", new StringType(source.origin().name()));
    add(part, "reason", text(source.reason() == null ? null : source.reason().name()));
  }

  private static @Nullable Type text(@Nullable String text) {
    return text == null ? null : new StringType(text);
  }

  /** Unknown is left out. */
  private static @Nullable Type truth(@Nullable Boolean truth) {
    return truth == null ? null : new BooleanType(truth);
  }

  private static void add(ParametersParameterComponent part, String name, @Nullable Type value) {
    if (value != null) {
      part.addPart().setName(name).setValue(value);
    }
  }
}
