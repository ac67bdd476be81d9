package org.mcsguideline.server.decision;

import org.mcsguideline.decision.KeepingQueue;
import org.mcsguideline.decision.Losses;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Down for good once anything was lost: somebody has to look, and start the service anew. */
final class DecisionHealth implements HealthIndicator {

  private final KeepingQueue queue;
  private final Losses losses;

  DecisionHealth(KeepingQueue queue, Losses losses) {
    this.queue = queue;
    this.losses = losses;
  }

  @Override
  public Health health() {
    Health.Builder health = losses.count() > 0 ? Health.down() : Health.up();
    return health.withDetail("lost", losses.count()).withDetail("waiting", queue.depth()).build();
  }
}
