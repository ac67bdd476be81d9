package org.mcsguideline.server.authoring;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The folders in which the guideline is written.
 *
 * @param every how long to wait between two looks at the folders
 */
@Validated
@ConfigurationProperties(prefix = "mcs.authoring", ignoreUnknownFields = false)
public record AuthoringSettings(
    @DefaultValue("cql") @NotNull Path cql,
    @DefaultValue("fhir-resources") @NotNull Path resources,
    @DefaultValue("src/main/terminology") @NotNull Path terminology,
    @DefaultValue("src/main/evidence") @NotNull Path evidence,
    @DefaultValue("500ms") @NotNull Duration every) {

  List<Path> folders() {
    return List.of(cql, resources, terminology, evidence);
  }
}
