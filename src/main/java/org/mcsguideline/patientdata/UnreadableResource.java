package org.mcsguideline.patientdata;

import org.mcsguideline.request.RequestRefused;

/** Something that was sent as FHIR is not FHIR R4. */
public final class UnreadableResource extends RequestRefused {

  UnreadableResource(String place) {
    super("The data in " + place + " are not a readable FHIR R4 resource.");
  }
}
