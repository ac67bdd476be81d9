package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.security.Rates.Allowance;

@Tag("T-RATE")
class RatesTest {

  private final AtomicLong now = new AtomicLong();
  private final Rates rates =
      new Rates(
          60,
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return now.get();
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  private int allowedOf(int requests, String caller) {
    int allowed = 0;
    for (int request = 0; request < requests; request++) {
      allowed += rates.count(caller).allowed() ? 1 : 0;
    }
    return allowed;
  }

  @Test
  void allowsWhatTheSettingSaysAndThenTellsHowLongToWait() {
    assertThat(allowedOf(100, "a")).isEqualTo(60);
    Allowance next = rates.count("a");
    assertThat(next.allowed()).isFalse();
    assertThat(next.delay()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void oneCallersFloodIsNotAnothersProblem() {
    assertThat(allowedOf(2000, "flood")).isEqualTo(60);
    assertThat(allowedOf(60, "other")).isEqualTo(60);
  }

  @Test
  void fillsAgainWithTime() {
    assertThat(allowedOf(60, "a")).isEqualTo(60);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(allowedOf(60, "a")).isEqualTo(10);
  }

  @Test
  void askingCountsNothing() {
    for (int question = 0; question < 100; question++) {
      assertThat(rates.ask("a").allowed()).isTrue();
    }
    assertThat(allowedOf(60, "a")).isEqualTo(60);
    assertThat(rates.ask("a").allowed()).isFalse();
  }
}
