package org.mcsguideline.guide.publication;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The guide as it was published by this build. */
final class GuidePages {

  static final Path OUTPUT = Path.of("target", "ig", "output");

  private GuidePages() {}

  /** Tests of the published guide have nothing to look at where it could not be published. */
  static void assumePublished() {
    assumeTrue(
        Files.exists(OUTPUT.resolve("package.tgz")),
        "Not run: the guide was not published; the build says why.");
  }

  /** The pages of the guide itself, as its resource lists them. */
  static List<String> written() throws IOException {
    JsonNode guide =
        BuiltBundle.resources().stream()
            .filter(one -> "ImplementationGuide".equals(one.path("resourceType").asText()))
            .findFirst()
            .orElseThrow();
    return guide.path("definition").path("page").findValuesAsText("nameUrl");
  }

  /** For each type of resource the page of one. */
  static Stream<String> ofResources() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    for (JsonNode one : BuiltBundle.resources()) {
      String type = one.path("resourceType").asText();
      if (!"ImplementationGuide".equals(type) && !UnreadableResources.TYPES.contains(type)) {
        String unused = pages.putIfAbsent(type, type + "-" + one.path("id").asText() + ".html");
      }
    }
    return pages.values().stream();
  }
}
