package org.mcsguideline.advice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.upstream.DataSource;

/** There is no answer without these data, and they could not be had. */
public final class RequiredDataMissing extends RuntimeException {

  RequiredDataMissing(List<PrefetchTemplate> missing, Map<String, DataSource> sources) {
    super(
        "Required data could not be had: "
            + missing.stream()
                .map(template -> words(template, sources))
                .collect(Collectors.joining("; "))
            + ".");
  }

  private static String words(PrefetchTemplate template, Map<String, DataSource> sources) {
    String why =
        Optional.ofNullable(sources.get(template.key()))
            .flatMap(DataSource::words)
            .orElse("what was sent is not it");
    return template.label() + " (prefetch key " + template.key() + "): " + why;
  }
}
