package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a device is in place, as records say it. V04: a patient of the population, no device. */
class DeviceRecordTest {

  private static final Coding REMOVAL_OF_PUMP =
      new Coding().setSystem("http://www.cms.gov/Medicare/Coding/ICD10").setCode("02PA3RZ");

  @ParameterizedTest
  @CsvSource({
    "ACTIVE, , ACTIVE",
    "ONHOLD, , ACTIVE",
    "COMPLETED, , CANNOT_DETERMINE",
    "STOPPED, , CANNOT_DETERMINE",
    "COMPLETED, 1, POST_REMOVAL_WATCH",
    "STOPPED, 24, POST_REMOVAL_WATCH",
    "STOPPED, 24.1, NOT_ACTIVE",
    "INTENDED, , NOT_ACTIVE",
    "ENTEREDINERROR, , NOT_ACTIVE",
    ", , CANNOT_DETERMINE"
  })
  void aUseSaysByItsStatusWhetherItGoesOn(
      @Nullable DeviceUseStatementStatus status, @Nullable String endedHoursAgo, String state) {
    Answers answers =
        Addition.to("V04")
            .resource(DeviceRecordTest::pump)
            .resource(chart -> use(chart, status, "26", endedHoursAgo))
            .answers();
    assertThat(answers.r3()).isEqualTo(state);
  }

  @Test
  void aUseThatEndedWithItsRemovalNeedsNoEndOfItsOwn() {
    Answers answers =
        Addition.to(Vignettes.byId("V39"))
            .resource(DeviceRecordTest::pump)
            .resource(chart -> use(chart, DeviceUseStatementStatus.COMPLETED, "112", null))
            .procedure(REMOVAL_OF_PUMP, "30", removal -> {})
            .answers();
    assertThat(answers.r3()).isEqualTo("NOT_ACTIVE");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"unknown"})
  void aPlacementOfUnknownStandingCannotBeDetermined(@Nullable String status) {
    Answers answers =
        Addition.to("V04")
            .procedure(
                Codes.IABP,
                "1",
                placement ->
                    placement.setStatus(
                        Optional.ofNullable(status)
                            .map(Procedure.ProcedureStatus::fromCode)
                            .orElse(null)))
            .answers();
    assertThat(answers.r3()).isEqualTo("CANNOT_DETERMINE");
  }

  @Test
  void aNewPlacementWithoutTimeIsNotEndedByAnOlderRemoval() {
    Answers answers =
        Addition.to("V04")
            .procedure(Codes.IABP, "50", placement -> {})
            .procedure(Codes.IABP_REMOVAL, "30", removal -> {})
            .procedure(Codes.IABP, "1", placement -> placement.setPerformed(null))
            .answers();
    assertThat(answers.r3()).isEqualTo("ACTIVE");
  }

  @Test
  void aRemovalOfWhichOnlyTheDayIsKnownMayBeRecent() {
    Answers answers =
        Addition.to("V04")
            .procedure(Codes.IABP, "50", placement -> {})
            .procedure(
                Codes.IABP_REMOVAL,
                "20",
                removal -> removal.setPerformed(new DateTimeType("2024-02-29")))
            .answers();
    assertThat(answers.r3()).isEqualTo("POST_REMOVAL_WATCH");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"draft", "active", "on-hold", "unknown"})
  void anOrderOfUnknownStandingCountsAsOpen(@Nullable String status) {
    Addition record =
        Addition.to(Vignettes.byId("V04").withFact("mcs_order", "none"))
            .resource(chart -> order(chart, status));
    assertThat(record.answers().r1()).isEqualTo("SHOW");
  }

  @ParameterizedTest
  @ValueSource(strings = {"revoked", "completed", "entered-in-error"})
  void anOrderThatIsOverPlansNothing(@Nullable String status) {
    Addition record =
        Addition.to(Vignettes.byId("V04").withFact("mcs_order", "none"))
            .resource(chart -> order(chart, status));
    assertThat(record.answers().r1()).isEqualTo("NOT_TRIGGERED");
  }

  private static ServiceRequest order(Chart chart, @Nullable String status) {
    return new ServiceRequest()
        .setStatus(
            Optional.ofNullable(status)
                .map(ServiceRequest.ServiceRequestStatus::fromCode)
                .orElse(null))
        .setCode(Chart.concept(Codes.IABP))
        .setSubject(chart.patient());
  }

  private static Device pump(Chart chart) {
    return new Device().setType(Chart.concept(Codes.MICRO_AXIAL_PUMP)).setPatient(chart.patient());
  }

  /** A use of the pump, which was added first. */
  private static DeviceUseStatement use(
      Chart chart,
      @Nullable DeviceUseStatementStatus status,
      String startedHoursAgo,
      @Nullable String endedHoursAgo) {
    Instant start = chart.times().hoursBefore(startedHoursAgo);
    Period period = new Period().setStartElement(Chart.at(start));
    if (endedHoursAgo != null) {
      period.setEndElement(Chart.at(chart.times().hoursBefore(endedHoursAgo)));
    }
    return new DeviceUseStatement()
        .setStatus(status)
        .setSubject(chart.patient())
        .setDevice(new Reference("Device/" + chart.id("added-1")))
        .setTiming(period);
  }
}
