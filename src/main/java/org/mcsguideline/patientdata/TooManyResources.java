package org.mcsguideline.patientdata;

import org.mcsguideline.request.RequestRefused;

/** One prefetch key holds more resources than a call may bring. */
public final class TooManyResources extends RequestRefused {

  TooManyResources(String place, int limit) {
    super("The data in " + place + " hold more than " + limit + " resources.");
  }
}
