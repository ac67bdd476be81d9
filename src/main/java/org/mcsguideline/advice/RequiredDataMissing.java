package org.mcsguideline.advice;

import java.util.List;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.PrefetchTemplate;

/** There is no answer without these data, and they could not be had. */
public final class RequiredDataMissing extends RuntimeException {

  RequiredDataMissing(List<PrefetchTemplate> missing) {
    super(
        "Required data could not be had: "
            + missing.stream()
                .map(template -> template.label() + " (prefetch key " + template.key() + ")")
                .collect(Collectors.joining(", "))
            + ".");
  }
}
