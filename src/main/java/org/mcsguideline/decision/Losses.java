package org.mcsguideline.decision;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what could not be kept, and names each in the log. */
public final class Losses {

  private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

  private final AtomicLong count = new AtomicLong();

  void lost(Kept kept, String why) {
    long now = count.incrementAndGet();
    LOG.error("Not kept: {} ({}). {} lost since the start.", kept.id(), why, now);
  }

  /** How many since the start. */
  public long count() {
    return count.get();
  }
}
