package org.mcsguideline.security;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of requests are held in memory at the same time; none until it is opened. */
public final class Room {

  private final long bytes;
  private volatile boolean open;
  private final AtomicLong taken = new AtomicLong();

  /**
   * Room for requests.
   *
   * @param bytes of all together; a single request is held even when it is longer
   */
  public Room(long bytes) {
    this.bytes = bytes;
  }

  /** Lets requests in, from now on. */
  public void open() {
    open = true;
  }

  /**
   * Takes room for the next part of a request, to be given back; false when there is none.
   *
   * @param more bytes of the part
   * @param before bytes that the request has taken already
   */
  public boolean take(long more, long before) {
    if (!open) {
      return false;
    }
    long now = taken.addAndGet(more);
    if (now <= bytes || now == before + more) {
      return true;
    }
    giveBack(more);
    return false;
  }

  /** Gives back what was taken. */
  public void giveBack(long taken) {
    this.taken.addAndGet(-taken);
  }
}
