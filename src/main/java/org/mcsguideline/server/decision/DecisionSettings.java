package org.mcsguideline.server.decision;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept of the service's work, and for how long.
 *
 * @param enabled false keeps nothing; feedback is refused then
 * @param patientContent whether it is kept whom a decision is about, what was read and what users
 *     wrote
 * @param queueSize how many calls may wait to be written; more are lost, and health says so
 * @param retention how long everything is kept
 * @param sweepEvery how often what is older is removed
 * @param remembered how many of the newest cards are remembered in memory
 * @param recallEvery how often feedback that reached another node is looked for
 */
@Validated
@ConfigurationProperties(prefix = "mcs.decisions", ignoreUnknownFields = false)
public record DecisionSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("false") boolean patientContent,
    @DefaultValue("2000") @Min(1) @Max(100_000) int queueSize,
    @DefaultValue("30d") @DurationMin(seconds = 1) Duration retention,
    @DefaultValue("1h") @DurationMin(seconds = 1) Duration sweepEvery,
    @DefaultValue("10000") @Min(0) @Max(1_000_000) int remembered,
    @DefaultValue("10s") @DurationMin(seconds = 1) Duration recallEvery) {}
