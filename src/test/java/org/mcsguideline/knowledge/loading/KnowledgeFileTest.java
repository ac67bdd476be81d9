package org.mcsguideline.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.knowledge.json.ContentHash;
import org.mcsguideline.tiny.TinyGuideline;

class KnowledgeFileTest {

  @Test
  void readsTheServiceWithItsTemplates() {
    assertThat(TinyGuideline.service().prefetch())
        .contains(new PrefetchTemplate("patient", "Patient/{{context.patientId}}", true, "Patient"))
        .hasSize(3);
  }

  @Test
  void refusesABundleThatWasChanged() {
    ObjectNode bundle = (ObjectNode) TinyGuideline.bundle();
    ((ObjectNode) bundle.path("entry").path(0).path("resource")).put("title", "Changed");

    assertThatThrownBy(() -> read(bundle))
        .isInstanceOf(KnowledgeIncomplete.class)
        .hasMessageContaining("content hash");
  }

  @Test
  void refusesABundleWithoutALibrary() {
    assertThatThrownBy(() -> read(without(r -> "Fever".equals(r.path("id").asText()))))
        .isInstanceOf(KnowledgeIncomplete.class)
        .hasMessageContaining("no Library");
  }

  @Test
  void refusesABundleWithoutTheOverrideReasons() {
    assertThatThrownBy(
            () -> read(without(r -> "fever-override-reasons".equals(r.path("id").asText()))))
        .isInstanceOf(KnowledgeIncomplete.class)
        .hasMessageContaining("no ValueSet");
  }

  @Test
  void refusesAnEmptyExpansion() {
    ObjectNode bundle = (ObjectNode) TinyGuideline.bundle();
    bundle
        .path("entry")
        .valueStream()
        .map(entry -> entry.path("resource").path("expansion"))
        .filter(JsonNode::isObject)
        .forEach(expansion -> ((ObjectNode) expansion).remove("contains"));

    assertThatThrownBy(() -> read(rehashed(bundle)))
        .isInstanceOf(KnowledgeIncomplete.class)
        .hasMessageContaining("no complete expansion");
  }

  @Test
  void refusesABundleWithoutSomethingThatItsManifestLists() {
    ObjectNode bundle = (ObjectNode) TinyGuideline.bundle();
    ObjectNode guide = bundle.withArray("entry").addObject().putObject("resource");
    guide.put("resourceType", "ImplementationGuide").put("id", "fever");
    ObjectNode listed = guide.putObject("definition").putArray("resource").addObject();
    listed.putObject("reference").put("reference", "Library/Fever");
    assertThat(read(rehashed(bundle)).libraries()).containsKey("Fever");

    listed.putObject("reference").put("reference", "Library/Chills");
    assertThatThrownBy(() -> read(rehashed(bundle)))
        .isInstanceOf(KnowledgeIncomplete.class)
        .hasMessageContaining("lists Library/Chills");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Library", "ActivityDefinition", "ValueSet"})
  void refusesABundleWithAnotherVersionOfWhatItNeeds(String type) {
    ObjectNode bundle = (ObjectNode) TinyGuideline.bundle();
    bundle
        .path("entry")
        .valueStream()
        .map(entry -> (ObjectNode) entry.path("resource"))
        .filter(resource -> type.equals(resource.path("resourceType").asText()))
        .forEach(resource -> resource.put("version", "1066"));

    assertThatThrownBy(() -> read(rehashed(bundle)))
        .isInstanceOf(KnowledgeIncomplete.class)
        .hasMessageContaining("The guideline has no ");
  }

  @Test
  void refusesABundleInWhichSomethingNamesAnotherVersionOfAPart() {
    ObjectNode bundle = (ObjectNode) TinyGuideline.bundle();
    JsonNode library =
        bundle
            .path("entry")
            .valueStream()
            .map(entry -> entry.path("resource"))
            .filter(resource -> "Fever".equals(resource.path("id").asText()))
            .findFirst()
            .orElseThrow();
    String url = library.path("url").asText();
    ObjectNode measure = bundle.withArray("entry").addObject().putObject("resource");
    measure.put("resourceType", "Measure").put("id", "fever");
    measure.putArray("library").add(url + "|" + library.path("version").asText());
    ObjectNode former = measure.putArray("relatedArtifact").addObject();
    former.put("type", "predecessor").put("resource", url + "|1066");
    assertThat(read(rehashed(bundle)).libraries()).containsKey("Fever");

    measure.putArray("library").add(url + "|1066");
    assertThatThrownBy(() -> read(rehashed(bundle)))
        .isInstanceOf(KnowledgeIncomplete.class)
        .hasMessageContaining("The guideline has no " + url + "|1066");
  }

  @Test
  void refusesWhatIsNoJson() {
    assertThatThrownBy(() -> KnowledgeFile.read(new ByteArrayInputStream(new byte[] {'{'}), "x"))
        .isInstanceOf(KnowledgeIncomplete.class);
  }

  private static ObjectNode without(Predicate<JsonNode> unwanted) {
    ObjectNode bundle = (ObjectNode) TinyGuideline.bundle();
    ArrayNode kept = bundle.arrayNode();
    bundle
        .path("entry")
        .valueStream()
        .filter(entry -> !unwanted.test(entry.path("resource")))
        .forEach(kept::add);
    bundle.set("entry", kept);
    return rehashed(bundle);
  }

  private static ObjectNode rehashed(ObjectNode bundle) {
    ((ObjectNode) bundle.path("identifier")).put("value", ContentHash.of(bundle.path("entry")));
    return bundle;
  }

  private static KnowledgeBase read(JsonNode bundle) {
    byte[] json = bundle.toString().getBytes(StandardCharsets.UTF_8);
    return KnowledgeFile.read(new ByteArrayInputStream(json), "test");
  }
}
