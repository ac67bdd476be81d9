package org.mcsguideline.hooks;

/** No service has the id that was called. */
final class UnknownService extends RuntimeException {

  UnknownService() {
    super("There is no such service. The list is at /cds-services.");
  }
}
