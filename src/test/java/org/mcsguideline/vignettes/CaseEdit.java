package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;

/** What a case changes in entries of a request, and the additions that need more than a value. */
final class CaseEdit {

  private static final Coding DURATION =
      Codes.local("arrhythmia-duration", "Duration of the arrhythmia");
  private static final Coding TACHYCARDIA = Codes.local("rhythm-vt", "Ventricular tachycardia");

  private CaseEdit() {}

  /** Moves, rewrites or takes out entries that are there. */
  static void edit(ObjectNode request, String... words) {
    RecordEdit record = RecordEdit.of(request);
    for (String name : names(words[1])) {
      RecordEdit unused =
          switch (words[0]) {
            case "newest" -> record.newestAt(name, words[2]);
            case "value" -> record.value(name, words[2], words[3]);
            case "without" -> record.without(name);
            case "put" -> record.put(name, words[2], words[3]);
            case "drop" -> record.drop(name, words[2]);
            default -> {
              record.find(name).forEach(entry -> CaseEntry.edit(entry, words));
              yield record;
            }
          };
    }
  }

  /** {@code hour-01..03} stands for three names. */
  private static List<String> names(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return List.of(text);
    }
    String begin = text.substring(0, dots - 2);
    return IntStream.rangeClosed(
            Integer.parseInt(text.substring(dots - 2, dots)),
            Integer.parseInt(text.substring(dots + 2)))
        .mapToObj(number -> begin + "%02d".formatted(number))
        .toList();
  }

  /** The encounter gets a stay in intensive care, which began so many hours ago. */
  static Addition intensiveCare(Addition addition, String hoursAgo) {
    return addition
        .resource(
            chart -> {
              Location unit = new Location();
              unit.addType(
                  Chart.concept(
                      new Coding(
                          "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "ICU", "ICU")));
              return unit;
            })
        .inLastLocation(hoursAgo);
  }

  /** A value with or without comparator, or a range of which an end may be open. */
  static Type amount(String value, String unit) {
    String[] ends = value.split("\\.\\.", -1);
    if (ends.length == 2) {
      Range range = new Range();
      if (!ends[0].isEmpty()) {
        range.setLow(Chart.quantity(new BigDecimal(ends[0]), unit, unit));
      }
      return ends[1].isEmpty()
          ? range
          : range.setHigh(Chart.quantity(new BigDecimal(ends[1]), unit, unit));
    }
    String comparator = value.replaceFirst("[^<>=].*", "");
    Quantity quantity =
        Chart.quantity(new BigDecimal(value.substring(comparator.length())), unit, unit);
    return comparator.isEmpty()
        ? quantity
        : quantity.setComparator(Quantity.QuantityComparator.fromCode(comparator));
  }

  /** A measurement at a time, or over a period such as {@code 2-1}. */
  static Addition measured(Addition addition, Coding code, Type value, String hours) {
    String[] hoursAgo = hours.split("-", 2);
    return addition.observation(
        code,
        hoursAgo[0],
        entry -> {
          entry.setValue(value);
          if (hoursAgo.length == 2) {
            DateTimeType begun = entry.getEffectiveDateTimeType().copy();
            BigDecimal length = new BigDecimal(hoursAgo[0]).subtract(new BigDecimal(hoursAgo[1]));
            entry.setEffective(
                new Period()
                    .setStartElement(begun)
                    .setEndElement(
                        Chart.at(begun.getValue().toInstant().plus(Timeline.hours(length)))));
          }
        });
  }

  /** An addition of a kind that has parts beside its value. */
  static Addition add(Addition addition, String[] words, String hoursAgo) {
    return switch (words[0]) {
      case "tachycardia" -> tachycardia(addition, words[1], words[2], hoursAgo);
      case "setting" ->
          setting(addition, CaseChange.code(words[1]), words[2].equals("yes"), hoursAgo);
      case "determined" -> addition.resource(chart -> determined(chart, hoursAgo));
      case "encounter" -> addition.resource(chart -> encounter(chart, hoursAgo));
      case "medication" ->
          addition.resource(
              chart -> new Medication().setCode(Chart.concept(CaseChange.code(words[1]))));
      default -> throw new IllegalArgumentException("Not understood: " + words[0]);
    };
  }

  static DeviceRequest deviceOrder(Chart chart, Coding device, String status) {
    return new DeviceRequest()
        .setStatus(DeviceRequest.DeviceRequestStatus.fromCode(status))
        .setIntent(DeviceRequest.RequestIntent.ORDER)
        .setCode(Chart.concept(device))
        .setSubject(chart.patient());
  }

  private static Addition setting(
      Addition addition, Coding device, boolean possible, String hoursAgo) {
    return addition.observation(
        Codes.CAN_BE_IMPLEMENTED,
        hoursAgo,
        statement ->
            statement
                .setValue(new BooleanType(possible))
                .addComponent()
                .setCode(Chart.concept(Codes.DEVICE_CONSIDERED))
                .setValue(Chart.concept(device)));
  }

  private static Encounter encounter(Chart chart, String hoursAgo) {
    return new Encounter()
        .setStatus(Encounter.EncounterStatus.INPROGRESS)
        .setSubject(chart.patient())
        .setPeriod(new Period().setStartElement(Chart.at(chart.times().hoursBefore(hoursAgo))));
  }

  private static GuidanceResponse determined(Chart chart, String hoursAgo) {
    return new GuidanceResponse()
        .setStatus(GuidanceResponse.GuidanceResponseStatus.SUCCESS)
        .setSubject(chart.patient())
        .setOccurrenceDateTimeElement(Chart.at(chart.times().hoursBefore(hoursAgo)))
        .addReasonCode(Chart.concept(Codes.POPULATION_DETERMINED));
  }

  private static Addition tachycardia(
      Addition addition, String length, String unit, String hoursAgo) {
    return addition.observation(
        Codes.RHYTHM_CHECK,
        hoursAgo,
        check ->
            check
                .setValue(Chart.concept(TACHYCARDIA))
                .addComponent()
                .setCode(Chart.concept(DURATION))
                .setValue(Chart.quantity(new BigDecimal(length), unit, unit)));
  }
}
