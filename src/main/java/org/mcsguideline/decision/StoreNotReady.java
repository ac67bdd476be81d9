package org.mcsguideline.decision;

/** What has to be kept cannot be stored now; later it can. */
public final class StoreNotReady extends RuntimeException {

  public StoreNotReady() {
    super("The store is not ready, so nothing was kept. Please send it again in a few seconds.");
  }

  /** The store has failed in this way. */
  public StoreNotReady(RuntimeException cause) {
    super("The store has failed, so nothing was kept. Please send it again later.", cause);
  }
}
