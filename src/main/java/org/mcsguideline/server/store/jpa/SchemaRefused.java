package org.mcsguideline.server.store.jpa;

/** The tables of the database are not fit for this version; the message says what to do. */
public final class SchemaRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SchemaRefused(String message) {
    super(message);
  }
}
