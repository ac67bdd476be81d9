package org.mcsguideline.server.store.reasoning;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies plans once to nobody in particular, so that the logic is compiled before the first caller
 * asks.
 */
public final class WarmUp {

  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

  private final Supplier<List<String>> plans;
  private final Consumer<String> application;

  /**
   * Does nothing yet.
   *
   * @param plans ids of stored plans
   * @param application applies a plan
   */
  WarmUp(Supplier<List<String>> plans, Consumer<String> application) {
    this.plans = plans;
    this.application = application;
  }

  /**
   * A plan that cannot be applied is named in the log and costs the others nothing.
   *
   * @param cancelled asked before each plan
   */
  public void run(BooleanSupplier cancelled) {
    long begin = System.nanoTime();
    int applied = 0;
    for (String plan : plans.get()) {
      if (cancelled.getAsBoolean()) {
        return;
      }
      try {
        application.accept(plan);
        applied++;
      } catch (RuntimeException failed) {
        log.error("PlanDefinition {} cannot be applied", plan, failed);
      }
    }
    log.info("{} plans compiled in {} ms", applied, (System.nanoTime() - begin) / 1_000_000);
  }
}
