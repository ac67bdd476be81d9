package org.mcsguideline.server.store;

/** The application is closing, so the store need not start any more. */
final class StartCancelled extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
