package org.mcsguideline.hooks;

import org.mcsguideline.request.RequestRefused;

/** The body is not a CDS Hooks request of the called service. */
final class MalformedRequest extends RequestRefused {

  MalformedRequest(String message) {
    super(message);
  }
}
