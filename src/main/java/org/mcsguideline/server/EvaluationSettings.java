package org.mcsguideline.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long an evaluation may take.
 *
 * @param limit for one call, with the time it waits for its turn; then the answer is 503
 * @param parallel how many run at once; 0 for one a processor, and two at least: more of them only
 *     keep from work whoever takes requests in or turns them away
 * @param waiting how many more may wait for their turn
 */
@Validated
@ConfigurationProperties(prefix = "mcs.evaluation", ignoreUnknownFields = false)
public record EvaluationSettings(
    @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 60) Duration limit,
    @DefaultValue("0") @Min(0) @Max(256) int parallel,
    @DefaultValue("64") @Min(1) @Max(10_000) int waiting) {

  int threads() {
    return parallel == 0 ? Math.max(2, Runtime.getRuntime().availableProcessors()) : parallel;
  }
}
