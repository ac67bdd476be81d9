package org.mcsguideline.patientdata;

import org.mcsguideline.request.RequestRefused;

/** An order or a resource does not say, in a way that can be followed, whom it is about. */
public final class UnknownPatient extends RequestRefused {

  UnknownPatient(String place) {
    super(
        "The data in "
            + place
            + " do not say whom they are about. Their subject has to be a reference to the Patient"
            + " with the id of context.patientId.");
  }
}
