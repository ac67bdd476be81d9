package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {

  private static Room open() {
    Room room = new Room(100);
    room.open();
    return room;
  }

  @Test
  void takesNothingBeforeItIsOpened() {
    Room room = new Room(100);
    assertThat(room.take(1, 0)).isFalse();
    room.open();
    assertThat(room.take(1, 0)).isTrue();
  }

  @Test
  void whatIsFullTakesNothingMoreUntilSomethingIsGivenBack() {
    Room room = open();
    assertThat(room.take(60, 0)).isTrue();
    assertThat(room.take(41, 0)).isFalse();
    assertThat(room.take(40, 0)).isTrue();
    room.giveBack(60);
    assertThat(room.take(60, 40)).isTrue();
  }

  @Test
  void aSingleRequestIsHeldEvenWhenItIsLonger() {
    Room room = open();
    assertThat(room.take(90, 0)).isTrue();
    assertThat(room.take(90, 90)).isTrue();
    assertThat(room.take(1, 0)).isFalse();
  }
}
