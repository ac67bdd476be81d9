package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;

import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Goals of care, setting, rationale and the order of a device. */
final class DecisionFacts {

  private static final String FORM =
      "http://fhir.org/guides/mcs-after-rosc/Questionnaire/mcs-selection-rationale";

  private DecisionFacts() {}

  static void addTo(Chart chart) {
    addGoals(chart);
    chart.addAnswer(
        "setting", "setting", Codes.CAN_BE_IMPLEMENTED, chart.times().hoursBefore("0.5"));
    switch (chart.facts().recorded("rationale")) {
      case "yes" -> addRationale(chart);
      case "form" -> addForm(chart);
      default -> {
        // Nobody wrote one.
      }
    }
  }

  /** The order as it stands before it is signed (draft) or after it (active). */
  static Optional<ServiceRequest> order(Chart chart, ServiceRequestStatus status) {
    String device = chart.facts().recorded("mcs_order");
    if (device.equals("none") || device.equals("missing")) {
      return Optional.empty();
    }
    ServiceRequest order =
        new ServiceRequest()
            .setStatus(status)
            .setIntent(ServiceRequestIntent.ORDER)
            .setCode(Chart.concept(DeviceFacts.code(device)))
            .setSubject(chart.patient())
            .setEncounter(chart.encounter())
            .setAuthoredOnElement(at(chart.times().minutesBefore(1)));
    order.setId(chart.id("order"));
    return Optional.of(order);
  }

  private static void addGoals(Chart chart) {
    switch (chart.facts().recorded("goals")) {
      case "full" -> addGoals(chart, Codes.GOALS_FULL);
      case "dnr_only" -> addGoals(chart, Codes.GOALS_NO_RESUSCITATION);
      case "excludes_mcs" -> addGoals(chart, Codes.GOALS_EXCLUDE_MCS);
      case "refused" -> addGoals(chart, Codes.GOALS_MCS_REFUSED);
      case "unknown", "missing" -> {
        // Nobody has talked about it, or nobody wrote it down.
      }
      default -> throw new IllegalStateException("No resource for goals");
    }
  }

  private static void addGoals(Chart chart, Coding goals) {
    chart
        .addObservation("goals", Codes.GOALS)
        .setValue(Chart.concept(goals))
        .setEffective(at(chart.times().hoursBefore("1")));
  }

  private static void addRationale(Chart chart) {
    Observation rationale =
        chart
            .addObservation("rationale", Codes.RATIONALE)
            .setValue(Chart.concept(Codes.PURPOSE_RESCUE))
            .setEffective(at(chart.times().minutesBefore(10)))
            // A name only: the person who decided is no part of the patient's record.
            .addPerformer(new Reference().setDisplay("Practitioner p1"));
    for (Coding part : new Coding[] {Codes.FEATURES_CONSIDERED, Codes.GOALS_CHECKED}) {
      rationale.addComponent().setCode(Chart.concept(part)).setValue(new BooleanType(true));
    }
  }

  /** The form of the card, completed; nothing has been extracted of it. */
  private static void addForm(Chart chart) {
    QuestionnaireResponse form =
        new QuestionnaireResponse()
            .setQuestionnaire(FORM)
            .setStatus(QuestionnaireResponseStatus.COMPLETED)
            .setSubject(chart.patient())
            .setEncounter(chart.encounter());
    form.setId(chart.id("form"));
    answer(form, "features", "features.considered", new BooleanType(true));
    answer(form, "goals", "goals.checked", new BooleanType(true));
    answer(form, "decision", "decision.maker", new StringType("Practitioner p1"));
    answer(form, "decision", "purpose", Codes.PURPOSE_RESCUE);
    answer(form, "decision", "decision.time", at(chart.times().minutesBefore(10)));
    chart.add(form);
  }

  private static void answer(
      QuestionnaireResponse form, String group, String question, Type value) {
    form.addItem()
        .setLinkId(group)
        .addItem()
        .setLinkId(question)
        .addAnswer()
        .setValue(value.copy());
  }
}
