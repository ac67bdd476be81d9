package org.mcsguideline.web.frame;

/** A page cannot be made just now; a moment later it can. */
public final class PageBusy extends RuntimeException {

  public PageBusy() {
    super("Too many pages are being made.");
  }

  /** The same, with what took too long. */
  public PageBusy(Throwable late) {
    super("A page took too long.", late);
  }
}
