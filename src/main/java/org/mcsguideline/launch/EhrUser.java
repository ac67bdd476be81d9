package org.mcsguideline.launch;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A user whom an EHR named, and whose name was verified.
 *
 * @param name as the EHR writes it
 * @param staff whether the EHR says that this is one of those who treat patients
 */
record EhrUser(String name, boolean staff) {

  /**
   * The FHIR types of {@code fhirUser} that are staff; the others are patients, their relatives and
   * persons of whom nothing more is said.
   */
  private static final Pattern STAFF =
      Pattern.compile("(https?://[^?#\\s]+/)?(Practitioner|PractitionerRole)/[A-Za-z0-9.-]{1,64}");

  /**
   * A user.
   *
   * @param fhirUser address of the resource that is the user; null when the EHR names none
   * @param subject by which the EHR knows the user otherwise; it tells nothing of what they are
   */
  static EhrUser of(@Nullable String fhirUser, String subject) {
    return fhirUser == null
        ? new EhrUser(subject, false)
        : new EhrUser(fhirUser, STAFF.matcher(fhirUser).matches());
  }
}
