package org.mcsguideline.hooks;

/** The body is longer than the service reads. */
final class BodyTooLarge extends RuntimeException {

  BodyTooLarge(int limit) {
    super("The request body is longer than " + limit + " bytes.");
  }
}
