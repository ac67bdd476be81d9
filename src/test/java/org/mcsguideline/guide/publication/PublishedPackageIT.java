package org.mcsguideline.guide.publication;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mcsguideline.knowledge.json.FhirJson;

/** Who installs the published package gets what our own server serves. */
class PublishedPackageIT {

  private static final List<String> ABOUT_THE_PACKAGE = List.of("package.json", ".index.json");

  private static final Map<String, JsonNode> BUILT = new TreeMap<>();
  private static final Map<String, JsonNode> PUBLISHED = new TreeMap<>();

  @BeforeAll
  static void readsBoth() throws IOException {
    GuidePages.assumePublished();
    BuiltBundle.resources().forEach(one -> BUILT.put(key(one), one));
    try (InputStream packed = Files.newInputStream(GuidePages.OUTPUT.resolve("package.tgz"))) {
      NpmPackage published = NpmPackage.fromPackage(packed);
      for (String folder : List.of("package", "example")) {
        for (String file : published.list(folder)) {
          if (file.endsWith(".json") && !ABOUT_THE_PACKAGE.contains(file)) {
            JsonNode one = FhirJson.MAPPER.readTree(published.load(folder, file));
            JsonNode other = PUBLISHED.put(key(one), one);
            assertThat(other).as(key(one) + " is there once").isNull();
          }
        }
      }
    }
  }

  private static String key(JsonNode resource) {
    return resource.path("resourceType").asText() + "/" + resource.path("id").asText();
  }

  @Test
  void bothHaveTheSameResources() {
    assertThat(BUILT).hasSizeGreaterThan(700);
    assertThat(PUBLISHED.keySet()).isEqualTo(BUILT.keySet());
  }

  @Test
  void aServerWithoutAnythingOfOursReadsEveryResource() {
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    parser.setParserErrorHandler(new StrictErrorHandler());
    assertThat(PUBLISHED.values())
        .allSatisfy(one -> assertThat(parser.parseResource(one.toString())).isNotNull());
  }

  @Test
  void theLogicIsTheSameToTheByte() {
    List<JsonNode> libraries =
        BUILT.values().stream()
            .filter(one -> "Library".equals(one.path("resourceType").asText()))
            .toList();
    assertThat(libraries)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            library -> {
              JsonNode published = PUBLISHED.getOrDefault(key(library), library.path("absent"));
              assertThat(content(published, "text/cql"))
                  .isNotEmpty()
                  .isEqualTo(content(library, "text/cql"));
              assertThat(content(published, "application/elm+json"))
                  .contains("\"id\" : \"" + library.path("name").asText() + "\"");
            });
  }

  private static String content(JsonNode library, String type) {
    return FhirJson.each(library, "content")
        .filter(one -> type.equals(one.path("contentType").asText()))
        .map(one -> Base64.getDecoder().decode(one.path("data").asText()))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  @Test
  void nothingElseDiffersThanWhatThePublisherMakes() {
    Map<String, JsonNode> published = new TreeMap<>();
    Map<String, JsonNode> built = new TreeMap<>();
    PUBLISHED.forEach((key, one) -> published.put(key, PublisherMade.without(one)));
    BUILT.forEach((key, one) -> built.put(key, PublisherMade.without(one)));
    assertThat(built)
        .allSatisfy((key, one) -> assertThat(published.get(key)).as(key).isEqualTo(one));
  }

  @Test
  void aChangedResourceWouldBeSeen() {
    JsonNode plan =
        BUILT.values().stream().filter(one -> one.has("action")).findFirst().orElseThrow();
    ObjectNode changed = plan.deepCopy();
    ObjectNode unused = changed.put("title", "Another");
    assertThat(PublisherMade.without(changed)).isNotEqualTo(PublisherMade.without(plan));
  }
}
