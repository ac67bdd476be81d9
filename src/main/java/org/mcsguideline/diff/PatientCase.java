package org.mcsguideline.diff;

import org.mcsguideline.request.HookRequest;

/**
 * One call about a patient.
 *
 * @param file it comes from, as its reader knows it
 */
public record PatientCase(String file, HookRequest request) {

  String service() {
    return request.call().serviceId();
  }
}
