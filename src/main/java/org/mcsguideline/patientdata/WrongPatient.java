package org.mcsguideline.patientdata;

import org.mcsguideline.request.RequestRefused;

/** The data or a draft order belong to another patient than the call. */
public final class WrongPatient extends RequestRefused {

  WrongPatient(String place) {
    super("The data in " + place + " belong to another patient than context.patientId.");
  }
}
