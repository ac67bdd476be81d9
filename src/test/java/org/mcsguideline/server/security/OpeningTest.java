package org.mcsguideline.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mcsguideline.security.Room;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

class OpeningTest {

  private final Room room = new Room(100);
  private final Opening opening = new Opening(room);

  @Test
  void requestsAreLetInWhenTheServiceIsReady() {
    assertThat(room.take(1, 0)).isFalse();
    become(ReadinessState.ACCEPTING_TRAFFIC);
    assertThat(room.take(1, 0)).isTrue();
  }

  @Test
  void aServiceThatDrainsGoesOnAnswering() {
    become(ReadinessState.ACCEPTING_TRAFFIC);
    become(ReadinessState.REFUSING_TRAFFIC);
    assertThat(room.take(1, 0)).isTrue();
  }

  private void become(ReadinessState state) {
    opening.onApplicationEvent(new AvailabilityChangeEvent<>(this, state));
  }
}
