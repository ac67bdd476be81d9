package org.mcsguideline.recommendation;

import java.util.List;
import org.mcsguideline.knowledge.ActivityTemplate;

/** A suggestion that fits this patient. */
public record OfferedStep(String id, String label, List<ActivityTemplate> activities) {

  public OfferedStep {
    activities = List.copyOf(activities);
  }
}
