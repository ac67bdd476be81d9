package org.mcsguideline.server;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether a registry of research studies is asked live.
 *
 * @param enabled false in every build so far: no client of a registry is part of it
 */
@Validated
@ConfigurationProperties(prefix = "mcs.registry", ignoreUnknownFields = false)
public record RegistrySettings(@DefaultValue("false") boolean enabled) {}
