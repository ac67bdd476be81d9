package org.mcsguideline.server;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Time between "send me nothing more" and the end. Spring Boot takes readiness down before it stops
 * anything, and this stops before the web server does (phases end from the highest), so a load
 * balancer can turn away while calls are still answered.
 */
@Component
@EnableConfigurationProperties(ShutdownSettings.class)
final class Drain implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  private final Duration time;
  private volatile boolean running;

  Drain(ShutdownSettings settings) {
    this.time = settings.drain();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    if (!time.isZero()) {
      LOG.info("Told to stop; calls are answered for another {} s", time.toSeconds());
      try {
        Thread.sleep(time.toMillis());
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
