package org.mcsguideline.advice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.GuidelineService;

/** A service as CDS Hooks discovery lists it; the names are those of the specification. */
public record ServiceDescription(
    String hook,
    String title,
    String description,
    String id,
    Map<String, String> prefetch,
    @Nullable String usageRequirements) {

  public ServiceDescription {
    prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
  }

  static ServiceDescription of(GuidelineService service) {
    Map<String, String> prefetch = new LinkedHashMap<>();
    service.prefetch().forEach(template -> prefetch.put(template.key(), template.query()));
    return new ServiceDescription(
        service.hook(),
        service.text().title(),
        service.text().description(),
        service.id(),
        prefetch,
        service.text().usageRequirements());
  }
}
