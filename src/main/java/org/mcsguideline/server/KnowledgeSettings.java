package org.mcsguideline.server;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which guideline the service answers with.
 *
 * @param location the assembled guideline, as a Spring resource location
 */
@Validated
@ConfigurationProperties(prefix = "mcs.knowledge", ignoreUnknownFields = false)
public record KnowledgeSettings(
    @DefaultValue("classpath:knowledge/bundle.json") @NotBlank String location) {}
