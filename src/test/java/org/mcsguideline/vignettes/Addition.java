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
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/** Entries that a vignette's record gets on top of what its facts say. Times count back. */
final class Addition {

  private final VignetteRecord record;
  private final Chart chart;
  private int count;

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

  /** Any other resource, made with what the chart knows. */
  @CanIgnoreReturnValue
  Addition resource(Function<Chart, Resource> make) {
    Resource entry = make.apply(chart);
    entry.setId(chart.id(next()));
    chart.add(entry);
    return this;
  }

  /** The request of a service on the whole record. */
  ObjectNode request(HookService service) {
    ObjectNode request = HookRequestJson.of(record, service);
    for (Resource resource : chart.resources()) {
      HookRequestJson.add(request, resource);
    }
    return request;
  }

  Answers answers() {
    return Answers.to(request(HookService.PATIENT_REVIEW));
  }

  private String next() {
    return "added-" + ++count;
  }
}
