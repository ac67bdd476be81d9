package org.mcsguideline.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Basic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Keeping never delays an answer, and what is lost cannot be overlooked. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("T-AUDIT")
class KeepingTest {

  private final Losses losses = new Losses();
  private final KeepingQueue queue = new KeepingQueue(30, losses);
  private final MemoryStore store = new MemoryStore();
  private final KeepingThread writer =
      new KeepingThread(queue, store, List.of(Duration.ofMillis(5), Duration.ofMillis(5)));
  private final Thread thread = new Thread(writer);

  private static Kept kept(String id) {
    return new Kept(id, () -> List.of((Basic) new Basic().setId(id)));
  }

  private void add(int first, int last) {
    IntStream.rangeClosed(first, last).forEach(i -> queue.add(kept("d" + i)));
  }

  @AfterEach
  void end() throws InterruptedException {
    writer.close();
    thread.join();
  }

  @Test
  void whatWaitsIsWrittenSeveralAtATime() {
    add(1, 30);
    thread.start();

    await().until(() -> store.kept.size() == 30);
    assertThat(store.sizes).hasSizeLessThan(10);
    assertThat(losses.count()).isZero();
  }

  @Test
  void whatFindsTheQueueFullIsCountedAndNamed(CapturedOutput log) {
    add(1, 33);

    assertThat(queue.depth()).isEqualTo(30);
    assertThat(losses.count()).isEqualTo(3);
    assertThat(log.getAll()).contains("Not kept: d31", "Not kept: d33").doesNotContain("d30 ");
  }

  @Test
  void waitsForAStoreThatIsNotThereYet() throws InterruptedException {
    store.failure = new StoreNotReady();
    add(1, 5);
    thread.start();
    Thread.sleep(100);
    assertThat(store.kept).isEmpty();

    store.failure = null;

    await().until(() -> store.kept.size() == 5);
    assertThat(losses.count()).isZero();
  }

  @Test
  void oneThatCannotBeWrittenDoesNotHoldUpTheOthers(CapturedOutput log) {
    store.poison = "d4";
    add(1, 9);
    thread.start();

    await().until(() -> store.kept.size() == 8 && losses.count() == 1);
    assertThat(log.getAll()).contains("Not kept: d4").doesNotContain("poison");
  }

  @Test
  void knowsWhatIsNotWrittenYet() {
    add(1, 2);
    assertThat(queue.holds("d2")).isTrue();
    thread.start();

    await().until(() -> store.kept.size() == 2);
    await().until(() -> !queue.holds("d2"));
    assertThat(queue.holds("d3")).isFalse();
  }

  @Test
  void whatWaitsBehindManyIsMadeLight() {
    KeepingQueue many = new KeepingQueue(100, losses);
    AtomicInteger lightened = new AtomicInteger();
    for (int i = 0; i < 70; i++) {
      many.add(new Kept("d" + i, List::of, lightened::incrementAndGet));
    }
    assertThat(lightened).hasValue(70 - 64);
  }

  @Test
  void whatIsAbandonedIsCounted(CapturedOutput log) {
    add(1, 4);
    queue.abandon();

    assertThat(losses.count()).isEqualTo(4);
    assertThat(log.getAll()).contains("Not kept: d4 (the service ended)");
  }

  @Test
  void aShortFailureOfTheStoreLosesNothing() {
    store.failure = new IllegalStateException("SECRET");
    queue.add(kept("d1"));
    thread.start();
    store.failure = null;

    await().until(() -> store.kept.size() == 1);
    assertThat(losses.count()).isZero();
  }

  @Test
  void whatWaitsAtTheEndIsStillWritten() throws InterruptedException {
    add(1, 30);
    writer.close();
    thread.start();
    thread.join();

    assertThat(store.kept).hasSize(30);
  }

  @Test
  void whatWaitsAtTheEndWithoutAStoreIsNamed(CapturedOutput log) throws InterruptedException {
    store.failure = new StoreNotReady();
    add(1, 3);
    thread.start();
    writer.close();
    thread.join();

    assertThat(losses.count()).isEqualTo(3);
    assertThat(log.getAll()).contains("Not kept: d1", "Not kept: d2", "Not kept: d3");
  }
}
