package org.mcsguideline.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Requests of each caller, counted in a bucket that fills again evenly over a minute. */
public final class Rates {

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final long MOST_CALLERS = 20_000;

  /**
   * What is left to a caller.
   *
   * @param allowed whether this request is answered
   * @param remaining requests that would be answered at once now
   * @param delay until the next one would be, or until all are again
   */
  public record Allowance(boolean allowed, long remaining, Duration delay) {}

  private final int perMinute;
  private final TimeMeter time;

  /** Bounded, and a bucket that nobody used for a minute is full anyway. */
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_CALLERS)
          .expireAfterAccess(PERIOD.multipliedBy(2))
          .build();

  /**
   * Rates of callers.
   *
   * @param perMinute requests in a minute, at least one
   * @param time what the time is
   */
  public Rates(int perMinute, TimeMeter time) {
    this.perMinute = perMinute;
    this.time = time;
  }

  public int perMinute() {
    return perMinute;
  }

  /** Counts a request. */
  public Allowance count(String caller) {
    ConsumptionProbe probe = bucket(caller).tryConsumeAndReturnRemaining(1);
    long nanos =
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
    return new Allowance(probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(nanos));
  }

  /** Tells what a request would get, without counting it. */
  public Allowance ask(String caller) {
    EstimationProbe probe = bucket(caller).estimateAbilityToConsume(1);
    return new Allowance(
        probe.canBeConsumed(),
        probe.getRemainingTokens(),
        Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket bucket(String caller) {
    return buckets.get(
        caller,
        unseen ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .withCustomTimePrecision(time)
                .build());
  }
}
