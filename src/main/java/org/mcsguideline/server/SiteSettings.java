package org.mcsguideline.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the site has chosen and how it codes.
 *
 * @param profile file with a FHIR Parameters resource that changes the guideline's own values; null
 *     when the site changes none
 * @param conceptMaps folder of FHIR ConceptMaps from codes and units of the site; null when it uses
 *     the guideline's
 */
@Validated
@ConfigurationProperties(prefix = "mcs.site", ignoreUnknownFields = false)
public record SiteSettings(@Nullable String profile, @Nullable String conceptMaps) {

  public SiteSettings {
    profile = blankToNull(profile);
    conceptMaps = blankToNull(conceptMaps);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
