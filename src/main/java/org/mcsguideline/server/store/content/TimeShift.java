package org.mcsguideline.server.store.content;

import java.time.Duration;
import java.util.Date;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Moves what happened to a patient in time, keeping the precision and the zone of every statement.
 * Plain dates stay: they are birthdays and expiry dates, not events of the story.
 */
record TimeShift(Duration by) {

  /** Changes the resource itself and returns it. */
  Resource move(Resource resource) {
    moveWithin(resource);
    return resource;
  }

  private void moveWithin(Base element) {
    if (element instanceof DateTimeType || element instanceof InstantType) {
      move((BaseDateTimeType) element);
    }
    for (Property property : element.children()) {
      if (!isBirthDate(element, property)) {
        property.getValues().forEach(this::moveWithin);
      }
    }
  }

  private void move(BaseDateTimeType time) {
    if (time.hasValue()) {
      Date moved = Date.from(time.getValue().toInstant().plus(by));
      time.setValue(moved, time.getPrecision());
    }
  }

  /** The time of birth is an extension of the birth date. */
  private static boolean isBirthDate(Base element, Property property) {
    return element instanceof Patient && property.getName().equals("birthDate");
  }
}
