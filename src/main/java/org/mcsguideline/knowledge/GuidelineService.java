package org.mcsguideline.knowledge;

import java.util.List;

/** A service callers can use: when it is called, what it needs and what it can recommend. */
public record GuidelineService(
    String id,
    String hook,
    ServiceText text,
    List<PrefetchTemplate> prefetch,
    List<Plan> plans,
    ServiceConduct conduct) {

  public GuidelineService {
    prefetch = List.copyOf(prefetch);
    plans = List.copyOf(plans);
  }
}
