package org.mcsguideline.guide.publication;

/** The guide cannot be published; the message says what has to be mended. */
final class PublicationFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PublicationFailed(String message) {
    super(message);
  }
}
