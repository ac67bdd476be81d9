package org.mcsguideline.server;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which FHIR servers of callers are asked for what a call does not bring, and how much that may
 * cost.
 *
 * @param bases each exactly as callers send it in {@code fhirServer}; nothing below or beside it
 * @param internalAddresses addresses of the hospital's own network that names in the list may lead
 *     to; an entry that is itself an address, or {@code localhost}, needs none
 * @param connect longest time to connect
 * @param read longest time for one answer
 * @param total longest time for all questions of one call; an answer has to be there within 5 s
 * @param pages most pages under one prefetch key
 * @param bytes most bytes under one prefetch key
 * @param callBytes most bytes of one call, under all its keys together
 * @param parallel most questions to one server at a time
 */
@Validated
@ConfigurationProperties(prefix = "mcs.ehr", ignoreUnknownFields = false)
public record EhrSettings(
    @NotNull @DefaultValue List<@NotBlank String> bases,
    @NotNull @DefaultValue Set<@NotBlank String> internalAddresses,
    @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(seconds = 4) Duration connect,
    @DefaultValue("1500ms") @DurationMin(millis = 10) @DurationMax(seconds = 4) Duration read,
    @DefaultValue("3s") @DurationMin(millis = 10) @DurationMax(seconds = 4) Duration total,
    @DefaultValue("5") @Min(1) @Max(50) int pages,
    @DefaultValue("5000000") @Min(1000) @Max(50_000_000) int bytes,
    @DefaultValue("10000000") @Min(1000) @Max(100_000_000) int callBytes,
    @DefaultValue("24") @Min(1) @Max(200) int parallel) {}
