package org.mcsguideline.server.store.reasoning;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The time a measure is about; both ends belong to it.
 *
 * @param end after the start
 */
record MeasurePeriod(ZonedDateTime start, ZonedDateTime end) {

  /**
   * A period of two ends.
   *
   * @throws InvalidRequestException when an end is missing or they are not in order
   */
  static MeasurePeriod of(@Nullable ZonedDateTime start, @Nullable ZonedDateTime end) {
    if (start == null || end == null) {
      throw new InvalidRequestException(
          "A measure needs periodStart and periodEnd, such as 2026-01-01 and 2026-03-31.");
    }
    if (!start.isBefore(end)) {
      throw new InvalidRequestException("The periodEnd lies after the periodStart.");
    }
    return new MeasurePeriod(start, end);
  }
}
