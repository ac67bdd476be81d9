package org.mcsguideline.vignettes;

import static org.mcsguideline.vignettes.Chart.at;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Procedure;

/** The device in place, or the balloon pump that was removed. */
final class DeviceFacts {

  private static final Duration USUAL_USE = Duration.ofHours(24);

  private DeviceFacts() {}

  static void addTo(Chart chart) {
    addDevice(chart);
    String removed = chart.facts().happened("removed_h");
    if (!removed.equals("not removed") && !removed.equals("missing")) {
      addRemoved(chart, new BigDecimal(removed));
    }
  }

  /** What is ordered or placed; placement and order of one device share the code. */
  static Coding code(String device) {
    return switch (device) {
      case "IABP" -> Codes.IABP;
      case "VA-ECMO" -> Codes.VA_ECMO;
      case "mAFP" -> Codes.MICRO_AXIAL_PUMP;
      case "TandemHeart" -> Codes.TANDEMHEART;
      case "durable LVAD" -> Codes.DURABLE_LVAD;
      default -> throw new IllegalArgumentException("No code for device " + device);
    };
  }

  /** When the device was placed; empty without a device or when nobody knows. */
  static Optional<Instant> placed(Chart chart) {
    return chart.facts().happenedNumber("device_h").map(chart.times()::hoursBefore);
  }

  private static void addDevice(Chart chart) {
    String device = chart.facts().recorded("device");
    if (device.equals("none") || device.equals("missing")) {
      return;
    }
    Procedure placement = chart.addProcedure("device", code(device));
    if (chart.facts().isRecorded("device_h")) {
      placement.setPerformed(at(placed(chart).orElseThrow()));
    }
  }

  private static void addRemoved(Chart chart, BigDecimal hours) {
    Instant removed = chart.times().hoursBefore(hours);
    chart.addProcedure("iabp", Codes.IABP).setPerformed(at(inserted(chart.times(), removed)));
    Procedure removal = chart.addProcedure("iabp-removal", Codes.IABP_REMOVAL);
    if (chart.facts().isRecorded("removed_h")) {
      removal.setPerformed(at(removed));
    }
  }

  /**
   * A day before the removal; half-way between collapse and removal when the arrest was less than a
   * day before it. A removal at or before the collapse ends a use that had nothing to do with the
   * arrest.
   */
  private static Instant inserted(Timeline times, Instant removed) {
    Instant dayBefore = removed.minus(USUAL_USE);
    return times
        .collapse()
        .filter(collapse -> dayBefore.isBefore(collapse) && removed.isAfter(collapse))
        .map(collapse -> collapse.plus(Duration.between(collapse, removed).dividedBy(2)))
        .orElse(dayBefore);
  }
}
