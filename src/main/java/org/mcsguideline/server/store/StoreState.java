package org.mcsguideline.server.store;

import jakarta.servlet.http.HttpServlet;

/** Where the store is on its way to answering requests. */
sealed interface StoreState {

  /** Requests have to wait. */
  record Starting() implements StoreState {}

  /**
   * Requests are answered.
   *
   * @param api the FHIR server, initialised
   */
  record Ready(HttpServlet api) implements StoreState {}

  /**
   * The start failed; it is not tried again.
   *
   * @param errorId the id under which the log tells the cause
   */
  record Failed(String errorId) implements StoreState {}
}
