package org.mcsguideline.server.monitoring;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Tasks for patients with an active care plan.
 *
 * @param enabled false makes no tasks; so does a service that may not keep patient content
 * @param every how often the tasks are brought up to date, by one of all nodes
 * @param ahead how far into the future tasks are made; the next one of each check is made anyway
 * @param heartbeat how often a node that is at work says so; after four of them unsaid another one
 *     takes over
 */
@Validated
@ConfigurationProperties(prefix = "mcs.monitoring", ignoreUnknownFields = false)
public record MonitoringSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1m") @DurationMin(seconds = 1) Duration every,
    @DefaultValue("1h") @DurationMin(seconds = 0) Duration ahead,
    @DefaultValue("30s") @DurationMin(seconds = 1) Duration heartbeat) {}
