package org.mcsguideline.hooks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the CDS Hooks endpoint.
 *
 * @param maximumBodyBytes longest request body that is read
 * @param acceptDecisionTime whether a request may say for which time it wants to be answered; only
 *     for tests and demonstrations
 * @param silent whether callers get no card, while decisions are made and kept as always
 */
@Validated
@ConfigurationProperties(prefix = "mcs.hooks", ignoreUnknownFields = false)
public record HooksSettings(
    @DefaultValue("5000000") @Min(1000) @Max(50_000_000) int maximumBodyBytes,
    @DefaultValue("false") boolean acceptDecisionTime,
    @DefaultValue("false") boolean silent) {}
