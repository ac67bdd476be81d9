package org.mcsguideline.server;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a node ends.
 *
 * @param drain how long it goes on answering after readiness has gone down; longer than a load
 *     balancer needs to notice
 */
@Validated
@ConfigurationProperties(prefix = "mcs.shutdown", ignoreUnknownFields = false)
record ShutdownSettings(
    @DefaultValue("0s") @DurationMin(seconds = 0) @DurationMax(minutes = 5) Duration drain) {}
