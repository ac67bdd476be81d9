package org.mcsguideline.faults.load;

import java.time.Duration;

/**
 * A call as its caller saw it.
 *
 * @param at when it was sent, since the load began
 * @param status of HTTP; 0 when there was no answer
 * @param retryAfter whether the answer said when to try again
 * @param took until the answer was there
 */
record Call(Duration at, int status, boolean retryAfter, Duration took) {

  /** Whether it was turned away in the way that overload may. */
  boolean isRefused() {
    return (status == 429 || status == 503) && retryAfter;
  }
}
