package org.mcsguideline.decision;

import java.util.List;

/** Keeps what users did with cards. */
@FunctionalInterface
public interface FeedbackLog {

  /**
   * Returns when all of it is stored.
   *
   * @param service id of a service on offer
   * @throws StoreNotReady when it cannot be stored now; nothing is stored then
   */
  void keep(String service, List<CardFeedback> feedback);
}
