package org.mcsguideline.server.explanation;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people find the pages of the service.
 *
 * @param address as browsers call the service, such as {@code https://cds.example}; empty on the
 *     loopback address, where it is known
 */
@Validated
@ConfigurationProperties(prefix = "mcs.web", ignoreUnknownFields = false)
public record WebSettings(
    @DefaultValue("") @Pattern(regexp = "|https?://[^\\s?#]*[^\\s?#/]") String address) {}
