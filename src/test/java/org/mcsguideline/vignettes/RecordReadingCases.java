package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/**
 * How data are read that are in another unit, of another status, contradictory or cannot be used.
 */
final class RecordReadingCases implements CaseSource {

  private static final String SYSTOLIC = "8480-6";
  private static final String LACTATE = "2518-9";
  private static final String HAEMOGLOBIN = "718-7";
  private static final String STEMI = "401303003";
  private static final String ECMO = "786451004";

  @Override
  public Stream<Case> cases() {
    return Stream.of(units(), lactates(), pressures(), infarctions(), devices()).flatMap(c -> c);
  }

  /** Shock rests on the lactate alone in this one; pressure is kept by a drug. */
  private static ObjectNode supported() {
    return HookRequestJson.of(Vignettes.byId("V21"), HookService.PATIENT_REVIEW);
  }

  private static ObjectNode monitored() {
    return HookRequestJson.of(Vignettes.byId("V34"), HookService.MONITORING);
  }

  private static Stream<Case> units() {
    return Stream.of(
            "2.1 mmol/L TRUE",
            "2.0 mmol/L UNKNOWN",
            "18.1 mg/dL TRUE",
            "18.0 mg/dL UNKNOWN",
            "3.2 mg/L UNKNOWN",
            "3.2 [lb_av] UNKNOWN",
            "3.2 mmol/( UNKNOWN",
            "-3.2 mmol/L UNKNOWN",
            "0 mmol/L UNKNOWN")
        .map(row -> row.split(" ", 3))
        .map(
            row ->
                RecordChange.changed(
                    "a lactate of " + row[0] + " " + row[1],
                    supported(),
                    LACTATE,
                    lactate ->
                        RecordChange.quantity(lactate)
                            .put("value", Double.parseDouble(row[0]))
                            .put("code", row[1]),
                    "population",
                    row[2]));
  }

  private static Stream<Case> lactates() {
    Stream<Case> statuses =
        Stream.of("entered-in-error", "cancelled", "registered", "unknown")
            .map(
                status ->
                    RecordChange.changed(
                        "a lactate that is " + status + " is unknown",
                        supported(),
                        LACTATE,
                        lactate -> lactate.put("status", status),
                        "population",
                        "UNKNOWN"));
    Stream<Case> others =
        Stream.of(
            RecordChange.changed(
                "a lactate without unit system is unknown",
                supported(),
                LACTATE,
                lactate -> RecordChange.quantity(lactate).remove("system"),
                "population",
                "UNKNOWN"),
            RecordChange.changed(
                "a lactate with a comparator that leaves it open is unknown",
                supported(),
                LACTATE,
                lactate -> RecordChange.quantity(lactate).put("comparator", "<"),
                "population",
                "UNKNOWN"),
            RecordChange.changed(
                "a date without time is too coarse to be current",
                supported(),
                LACTATE,
                lactate -> lactate.put("effectiveDateTime", "2024-03-01"),
                "population",
                "UNKNOWN"));
    Stream<Case> used =
        Stream.of("final", "amended", "corrected", "preliminary")
            .map(
                status ->
                    RecordChange.changed(
                        "a lactate that is " + status + " is used",
                        supported(),
                        LACTATE,
                        lactate -> lactate.put("status", status),
                        "population",
                        "TRUE"));
    return Stream.of(statuses, others, used).flatMap(cases -> cases);
  }

  private static Stream<Case> pressures() {
    ObjectNode contradictory = supported();
    ObjectNode low = RecordChange.newest(contradictory, SYSTOLIC).deepCopy();
    low.put("id", "v21-systolic-contradiction");
    RecordChange.quantity(low).put("value", 70);
    RecordChange.entries(contradictory, "vitals").addObject().set("resource", low);
    return Stream.of(
        Case.of(
            "contradictory pressures of one time are unknown",
            contradictory,
            "population",
            "UNKNOWN",
            "missing",
            "Systolic blood pressure: newest values disagree or cannot be used: 96 mmHg and"
                + " 70 mmHg"),
        RecordChange.changed(
            "a pressure in a panel is read",
            supported(),
            SYSTOLIC,
            RecordReadingCases::putIntoPanel,
            "population",
            "TRUE"));
  }

  private static void putIntoPanel(ObjectNode pressure) {
    ObjectNode component = pressure.putArray("component").addObject();
    component.set("code", pressure.get("code"));
    component.set("valueQuantity", pressure.remove("valueQuantity"));
    pressure
        .putObject("code")
        .putArray("coding")
        .addObject()
        .put("system", "http://loinc.org")
        .put("code", "85354-9");
  }

  private static Stream<Case> infarctions() {
    return Stream.of("provisional", "differential", "unconfirmed", "entered-in-error")
        .map(
            status ->
                RecordChange.changed(
                    "a STEMI that is " + status + " is unknown",
                    HookRequestJson.of(Vignettes.byId("V04"), HookService.PATIENT_REVIEW),
                    STEMI,
                    stemi ->
                        ((ObjectNode) stemi.path("verificationStatus").path("coding").path(0))
                            .put("code", status),
                    "F2",
                    "UNKNOWN"));
  }

  private static Stream<Case> devices() {
    ObjectNode unresolved = monitored();
    ((ObjectNode) unresolved.path("prefetch"))
        .set("procedures", unresolved.at("/prefetch/devices"));
    ObjectNode use = RecordChange.entries(unresolved, "devices").addObject().putObject("resource");
    use.put("resourceType", "DeviceUseStatement").put("id", "v34-use").put("status", "active");
    use.putObject("subject").put("reference", "Patient/v34");
    use.putObject("device").put("reference", "Device/somewhere");
    return Stream.of(
        RecordChange.changed(
            "a haemoglobin in grams per litre is read",
            HookRequestJson.of(Vignettes.byId("V46"), HookService.MONITORING),
            HAEMOGLOBIN,
            RecordReadingCases::putIntoGramsPerLitre,
            "watch",
            "BLEED"),
        RecordChange.changed(
            "ECMO of unknown configuration cannot be determined",
            monitored(),
            ECMO,
            ecmo -> ((ObjectNode) ecmo.at("/code/coding/0")).put("code", "233573008"),
            "r3",
            "CANNOT_DETERMINE"),
        Case.of(
            "a device use of an unknown device cannot be determined",
            unresolved,
            "r3",
            "CANNOT_DETERMINE"));
  }

  private static void putIntoGramsPerLitre(ObjectNode blood) {
    double grams = RecordChange.quantity(blood).path("value").asDouble();
    RecordChange.quantity(blood).put("value", grams * 10).put("code", "g/L").put("unit", "g/L");
  }
}
