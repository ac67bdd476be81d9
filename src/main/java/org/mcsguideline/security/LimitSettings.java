package org.mcsguideline.security;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much is answered at a time.
 *
 * @param requestsPerMinute of one caller; zero for any number; null for 6000 with login and any
 *     number without
 * @param failedLoginsPerMinute of one address, then it has to wait; zero for any number
 * @param callsAtOnce calls of services that are worked on at the same time
 * @param callsWaiting calls that may wait for their turn; more are refused at once
 * @param longestWait for a turn
 * @param fhirBodyBytes longest body that the FHIR API reads
 * @param queryLength longest query string, in characters; the same for the form of a search
 * @param bodyWithin how long a request may take to send its body
 * @param bodiesAtOnce bytes of request bodies that are in memory at the same time; zero for a
 *     sixty-fourth of the heap, because what is made of a body is many times as large
 */
@Validated
@ConfigurationProperties(prefix = "mcs.limits", ignoreUnknownFields = false)
public record LimitSettings(
    @Min(0) @Nullable Integer requestsPerMinute,
    @DefaultValue("120") @Min(0) int failedLoginsPerMinute,
    @DefaultValue("32") @Min(1) int callsAtOnce,
    @DefaultValue("32") @Min(0) int callsWaiting,
    @DefaultValue("PT0.5S") @NotNull Duration longestWait,
    @DefaultValue("10000000") @Min(1000) @Max(100_000_000) int fhirBodyBytes,
    @DefaultValue("8192") @Min(100) int queryLength,
    @DefaultValue("PT10S") @NotNull @DurationMin(seconds = 1) Duration bodyWithin,
    @DefaultValue("0") @Min(0) long bodiesAtOnce) {

  private static final int USUAL = 6000;
  private static final int SHARE_OF_HEAP = 64;

  /** Bytes of request bodies that are in memory at the same time. */
  public long heldBytes() {
    return bodiesAtOnce > 0 ? bodiesAtOnce : Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
  }

  /** Requests of one caller in a minute; zero for any number. */
  public int requestsPerMinute(boolean login) {
    Integer set = requestsPerMinute;
    if (set != null) {
      return set;
    }
    return login ? USUAL : 0;
  }
}
