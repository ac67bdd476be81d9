package org.mcsguideline.request;

/**
 * The request cannot be answered as it stands, and the caller can mend it.
 *
 * <p>The message is for the caller: it names the place and never repeats what stood there.
 */
public abstract class RequestRefused extends RuntimeException {

  protected RequestRefused(String message) {
    super(message);
  }
}
