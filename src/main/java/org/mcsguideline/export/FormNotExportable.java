package org.mcsguideline.export;

/** A form from which no table can be made; the message says what has to be mended. */
public final class FormNotExportable extends RuntimeException {

  FormNotExportable(String message) {
    super(message);
  }
}
