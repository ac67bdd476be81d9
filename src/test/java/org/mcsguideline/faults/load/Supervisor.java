package org.mcsguideline.faults.load;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mcsguideline.nodes.Node;

/** Starts a node again whenever it has ended, as systemd or an orchestrator does. */
final class Supervisor implements AutoCloseable {

  private final Node node;
  private final List<Duration> restarts = new CopyOnWriteArrayList<>();
  private final Thread watch = new Thread(this::watch, "supervisor");
  private volatile boolean resting;
  private volatile boolean dismissed;

  Supervisor(Node node) {
    this.node = node;
    watch.start();
  }

  private void watch() {
    try {
      while (!dismissed) {
        if (!node.handle().isAlive()) {
          restart();
        }
        MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void restart() throws InterruptedException {
    resting = true;
    long ended = System.nanoTime();
    node.start();
    while (node.handle().isAlive() && node.health("readiness") != 200 && !dismissed) {
      MILLISECONDS.sleep(100);
    }
    restarts.add(Duration.ofNanos(System.nanoTime() - ended));
    resting = false;
  }

  /** Whether calls cannot be answered now, because the node has ended and is not ready again. */
  boolean isBusy() {
    return resting || !node.handle().isAlive();
  }

  /** From the end of the node until it was ready again, each time. */
  List<Duration> restarts() {
    return List.copyOf(restarts);
  }

  @Override
  public void close() {
    dismissed = true;
    try {
      watch.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
