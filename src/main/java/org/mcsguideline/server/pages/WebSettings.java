package org.mcsguideline.server.pages;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people find the pages of the service.
 *
 * @param address as browsers call the service, such as {@code https://cds.example}; empty on the
 *     loopback address, where it is known
 * @param frameAncestors origins that may show the pages inside their own, such as {@code
 *     https://ehr.example}; none unless listed
 */
@Validated
@ConfigurationProperties(prefix = "mcs.web", ignoreUnknownFields = false)
public record WebSettings(
    @DefaultValue("") @Pattern(regexp = "|https?://[^\\s?#]*[^\\s?#/]") String address,
    @DefaultValue
        List<@Pattern(regexp = "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?") String> frameAncestors) {

  public WebSettings {
    frameAncestors = List.copyOf(frameAncestors);
  }

  /** Whether the pages may stand inside those of others. */
  public boolean isFramed() {
    return !frameAncestors.isEmpty();
  }
}
