package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** Entries that a vignette's record gets on top of what its facts say. Times count back. */
final class Addition {

  private final VignetteRecord record;
  private final Chart chart;
  private int count;
  private Consumer<ObjectNode> stay = request -> {};

  private Addition(Vignette vignette) {
    this.record = VignetteRecord.of(vignette);
    this.chart = new Chart(record.patient().getIdPart(), vignette.facts(), Timeline.of(vignette));
  }

  /** Additions to a vignette some of whose facts may have been changed. */
  static Addition to(Vignette vignette) {
    return new Addition(vignette);
  }

  static Addition to(String vignette) {
    return to(Vignettes.byId(vignette));
  }

  /** A yes or no, hours before the decision. */
  @CanIgnoreReturnValue
  Addition answer(Coding code, boolean value, String hoursAgo) {
    return observation(code, hoursAgo, entry -> entry.setValue(new BooleanType(value)));
  }

  /** A finding in words, hours before the decision. */
  @CanIgnoreReturnValue
  Addition finding(Coding code, Coding value, String hoursAgo) {
    return observation(code, hoursAgo, entry -> entry.setValue(Chart.concept(value)));
  }

  /** A measurement; unit as in UCUM. */
  @CanIgnoreReturnValue
  Addition quantity(Coding code, String value, String unit, String hoursAgo) {
    return observation(
        code, hoursAgo, entry -> entry.setValue(Chart.quantity(new BigDecimal(value), unit, unit)));
  }

  /** A part of the Glasgow Coma Scale. */
  @CanIgnoreReturnValue
  Addition score(Coding code, int value, String hoursAgo) {
    return observation(code, hoursAgo, entry -> entry.setValue(new IntegerType(value)));
  }

  @CanIgnoreReturnValue
  Addition observation(Coding code, String hoursAgo, Consumer<Observation> rest) {
    Observation entry = chart.addObservation(next(), code);
    entry.setEffective(at(chart.times().hoursBefore(hoursAgo)));
    rest.accept(entry);
    return this;
  }

  /** A diagnosis with its onset. */
  @CanIgnoreReturnValue
  Addition diagnosis(Coding code, String hoursAgo, Consumer<Condition> rest) {
    Condition entry = chart.addConfirmed(next(), code);
    entry.setOnset(at(chart.times().hoursBefore(hoursAgo)));
    rest.accept(entry);
    return this;
  }

  @CanIgnoreReturnValue
  Addition procedure(Coding code, String hoursAgo, Consumer<Procedure> rest) {
    Procedure entry = chart.addProcedure(next(), code);
    entry.setPerformed(at(chart.times().hoursBefore(hoursAgo)));
    rest.accept(entry);
    return this;
  }

  /** A device and its use; of two times the second is the end. */
  Addition use(Coding code, String status, String... hoursAgo) {
    return resource(made -> new Device().setType(Chart.concept(code)).setPatient(made.patient()))
        .useOfLastDevice(status, hoursAgo);
  }

  private Addition useOfLastDevice(String status, String... hoursAgo) {
    String device = "Device/" + chart.id("added-" + count);
    return resource(
        made -> {
          Period time = new Period().setStartElement(at(made.times().hoursBefore(hoursAgo[0])));
          if (hoursAgo.length > 1) {
            time.setEndElement(at(made.times().hoursBefore(hoursAgo[1])));
          }
          return new DeviceUseStatement()
              .setStatus(DeviceUseStatement.DeviceUseStatementStatus.fromCode(status))
              .setSubject(made.patient())
              .setDevice(new Reference(device))
              .setTiming(time);
        });
  }

  /** An active order. */
  Addition order(Coding code, String hoursAgo) {
    return resource(
        made ->
            new ServiceRequest()
                .setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setCode(Chart.concept(code))
                .setSubject(made.patient())
                .setAuthoredOnElement(at(made.times().hoursBefore(hoursAgo))));
  }

  /** Any other resource, made with what the chart knows. */
  @CanIgnoreReturnValue
  Addition resource(Function<Chart, Resource> make) {
    Resource entry = make.apply(chart);
    entry.setId(chart.id(next()));
    chart.add(entry);
    return this;
  }

  /** The encounter is in the location that was added last, since so many hours. */
  Addition inLastLocation(String hoursAgo) {
    String unit = "Location/" + chart.id("added-" + count);
    stay =
        request -> {
          ObjectNode entry =
              ((ObjectNode) request.at("/prefetch/encounters/entry/0/resource"))
                  .putArray("location")
                  .addObject();
          entry.putObject("location").put("reference", unit);
          entry
              .putObject("period")
              .put("start", at(chart.times().hoursBefore(hoursAgo)).getValueAsString());
        };
    return this;
  }

  /** The request of a service on the whole record. */
  ObjectNode request(HookService service) {
    ObjectNode request = HookRequestJson.of(record, service);
    for (Resource resource : chart.resources()) {
      HookRequestJson.add(request, resource);
    }
    stay.accept(request);
    return request;
  }

  Answers answers() {
    return Answers.to(request(HookService.PATIENT_REVIEW));
  }

  /** At a site that has made choices of its own. */
  Answers answers(SiteProfile.Site site) {
    return site.answers(request(HookService.PATIENT_REVIEW));
  }

  /** The value of one define; null when it is unknown. */
  @Nullable Object value(String library, String define) {
    return Guideline.value(request(HookService.PATIENT_REVIEW), library, define);
  }

  private String next() {
    return "added-" + ++count;
  }
}
