package org.mcsguideline.server.security;

import org.mcsguideline.security.Room;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;

/**
 * Lets bodies in when the service is ready. Callers who do not ask for readiness, and come again as
 * soon as the port is open, would otherwise hold up the start with calls that nothing is warm for.
 */
final class Opening implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

  private final Room room;

  Opening(Room room) {
    this.room = room;
  }

  /** A service that drains is not closed again: it answers whatever still comes. */
  @Override
  public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> change) {
    if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
      room.open();
    }
  }
}
