package org.mcsguideline.vignettes;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;

/** A dehydrogenase and the upper limit of its laboratory. V39: a pump for 112 h. */
final class DehydrogenaseCases implements CaseSource {

  // The newest in the table's record is 4 h old and once its upper limit, 250 U/L.
  @Override
  public Stream<Case> cases() {
    return Stream.of(
        of(
            "of two dehydrogenases of one time the higher counts",
            Addition.to("V39")
                .observation(Codes.DEHYDROGENASE, "1", sample -> dehydrogenase(sample, 200, 250))
                .observation(Codes.DEHYDROGENASE, "1", sample -> dehydrogenase(sample, 900, 250)),
            "watch.HAEM",
            "true"),
        of(
            "an upper limit that is not the first range is found",
            Addition.to("V39")
                .observation(
                    Codes.DEHYDROGENASE,
                    "1",
                    sample -> {
                      sample.addReferenceRange().setLow(units(100));
                      dehydrogenase(sample, 900, 250);
                    }),
            "watch.HAEM",
            "true"),
        of(
            "with two upper limits nobody can tell the ratio",
            Addition.to("V39")
                .observation(
                    Codes.DEHYDROGENASE,
                    "1",
                    sample -> {
                      dehydrogenase(sample, 900, 250);
                      sample.addReferenceRange().setHigh(units(300));
                    }),
            "McsMonitoringLaboratory:Dehydrogenase Ratio",
            "null",
            "watch.HAEM",
            "false"));
  }

  private static Case of(String name, Addition record, String... expected) {
    return Case.of(name, record.request(HookService.PATIENT_REVIEW), expected);
  }

  private static void dehydrogenase(Observation sample, int value, int limit) {
    sample.setValue(units(value)).addReferenceRange().setHigh(units(limit));
  }

  private static Quantity units(int value) {
    return Chart.quantity(BigDecimal.valueOf(value), "U/L", "U/L");
  }
}
