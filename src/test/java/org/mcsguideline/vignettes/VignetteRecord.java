package org.mcsguideline.vignettes;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** The FHIR R4 record that states the facts of one vignette. Each call builds it anew. */
public final class VignetteRecord {

  private final Chart chart;
  private final Patient patient;

  private VignetteRecord(Chart chart, Patient patient) {
    this.chart = chart;
    this.patient = patient;
  }

  public static VignetteRecord of(Vignette vignette) {
    return of(vignette, vignette.patientId());
  }

  /** The same record under another patient id, which is the prefix of every other id. */
  public static VignetteRecord of(Vignette vignette, String patientId) {
    Facts facts = vignette.facts();
    Timeline times = Timeline.of(vignette);
    Chart chart = new Chart(patientId, facts, times);
    Patient patient = new Patient();
    patient.setId(patientId);
    ArrestFacts.setBirthDate(patient, facts, times);
    chart.add(patient);
    chart.add(encounter(chart));
    ArrestFacts.addTo(chart);
    NeurologyFacts.addTo(chart, vignette.setting());
    ShockFacts.addTo(chart);
    InfarctFacts.addTo(chart);
    DecisionFacts.addTo(chart);
    DeviceFacts.addTo(chart);
    MonitoringFacts.addTo(chart);
    LaboratoryFacts.addTo(chart);
    ComplicationFacts.addTo(chart);
    PunctualChecks.addTo(chart);
    return new VignetteRecord(chart, patient);
  }

  public Patient patient() {
    return patient;
  }

  public String encounterId() {
    return chart.id("enc");
  }

  public Instant decisionTime() {
    return chart.times().decision();
  }

  /** The whole record; an order of a device is in it as signed (active). */
  public List<Resource> resources() {
    return Stream.concat(
            chart.resources().stream(),
            DecisionFacts.order(chart, ServiceRequestStatus.ACTIVE).stream())
        .toList();
  }

  /** The record at the moment of signing: the order is still a draft and no part of it. */
  public List<Resource> resourcesBeforeSigning() {
    return chart.resources();
  }

  /** The order as it waits for the signature; empty when nothing was ordered. */
  public List<ServiceRequest> draftOrders() {
    return DecisionFacts.order(chart, ServiceRequestStatus.DRAFT).stream().toList();
  }

  private static Encounter encounter(Chart chart) {
    Encounter encounter =
        new Encounter()
            .setStatus(Encounter.EncounterStatus.INPROGRESS)
            .setClass_(
                new Coding(
                    "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                    "IMP",
                    "inpatient encounter"))
            .setSubject(chart.patient());
    encounter.setId(chart.id("enc"));
    if (chart.facts().isRecorded("local_h")) {
      encounter.setPeriod(new Period().setStartElement(Chart.at(chart.times().arrival())));
    }
    return encounter;
  }
}
