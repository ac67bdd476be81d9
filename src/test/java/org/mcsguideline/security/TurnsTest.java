package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T-RATE")
class TurnsTest {

  private final ExecutorService others = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    others.shutdownNow();
  }

  @Test
  void refusesAtOnceWhenNobodyMayWait() throws InterruptedException {
    Turns turns = new Turns(2, 0, Duration.ofHours(1));
    assertThat(turns.take()).isTrue();
    assertThat(turns.take()).isTrue();
    assertThat(turns.take()).isFalse();
    turns.giveBack();
    assertThat(turns.take()).isTrue();
  }

  @Test
  void refusesWhoeverWaitsTooLong() throws InterruptedException {
    Turns turns = new Turns(1, 1, Duration.ofMillis(1));
    assertThat(turns.take()).isTrue();
    assertThat(turns.take()).isFalse();
    assertThat(turns.waiting()).isZero();
  }

  @Test
  void letsTheNextOneInWhenATurnIsGivenBack() throws InterruptedException, ExecutionException {
    Turns turns = new Turns(1, 1, Duration.ofMinutes(5));
    assertThat(turns.take()).isTrue();
    Future<Boolean> next = others.submit(turns::take);
    await().until(() -> turns.waiting() == 1);
    assertThat(turns.take()).as("one more than may wait").isFalse();
    turns.giveBack();
    assertThat(next.get()).isTrue();
  }
}
