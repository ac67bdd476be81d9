package org.mcsguideline.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The page on which readers arrive. */
final class HomePart implements GuidePart {

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    JsonNode guide = sources.resources("ImplementationGuide").get(0);
    output.page("index", "index", Map.of("title", guide.path("title").asText()));
  }
}
