package org.mcsguideline.knowledge.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mcsguideline.tiny.TinyGuideline;

class KnowledgeAssemblyTest {

  private static JsonNode resource(JsonNode bundle, String id) {
    return bundle
        .path("entry")
        .valueStream()
        .map(entry -> entry.path("resource"))
        .filter(resource -> id.equals(resource.path("id").asText()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLibraryNamesWhatItCannotBeUsedWithout() {
    assertThat(resource(TinyGuideline.bundle(), "Fever").path("relatedArtifact"))
        .extracting(related -> related.path("resource").asText())
        .containsExactly(
            "http://example.org/guides/fever/Library/FHIRHelpers|4.0.1",
            "http://example.org/guides/fever/ValueSet/fever-body-temperature|2024.1.0-draft",
            "http://loinc.org");
  }

  @Test
  void theGuideListsEverythingElse(@TempDir Path copy) throws IOException {
    TinyGuideline.copyTo(copy);
    Path folder = Files.createDirectories(copy.resolve("fhir-resources/implementationguide"));
    Files.writeString(
        folder.resolve("fever.json"),
        """
        {"resourceType": "ImplementationGuide", "id": "fever", "name": "Fever", "title": "Fever",
         "url": "http://example.org/guides/fever/ImplementationGuide/fever", "status": "draft"}
        """);
    JsonNode bundle = TinyGuideline.assemble(copy);
    JsonNode listed = resource(bundle, "fever").at("/definition/resource");
    assertThat(listed)
        .hasSize(bundle.path("entry").size() - 1)
        .extracting(entry -> entry.at("/reference/reference").asText())
        .contains("PlanDefinition/fever-rec", "Library/Fever", "Library/FHIRHelpers");
  }

  @Test
  void assemblesTheTinyGuideline() {
    JsonNode library = resource(TinyGuideline.bundle(), "Fever");

    assertThat(library.path("version").asText()).isEqualTo(TinyGuideline.VERSION);
    assertThat(library.path("content")).hasSize(2);
    assertThat(TinyGuideline.bundle().toString())
        .contains("ActivityDefinition/fever-call-nurse|2024.1.0-draft")
        .contains("\"expansion\"");
  }

  @Test
  void givesTheSameBytesForTheSameSources() throws IOException {
    assertThat(TinyGuideline.assemble(TinyGuideline.SOURCES)).isEqualTo(TinyGuideline.bundle());
  }

  @Tag("ch-14")
  @Tag("ch-15")
  @Tag("ch-17")
  @Tag("ch-18")
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = PlantedDefects.PLANTED)
  void findsThePlantedDefect(
      String name,
      String file,
      String original,
      @Nullable String planted,
      String message,
      @TempDir Path copy)
      throws IOException {
    TinyGuideline.copyTo(copy);
    Path target = copy.resolve(file);
    String content = Files.readString(target);
    assertThat(content).as("the place for %s", name).contains(original);
    Files.writeString(target, content.replace(original, planted == null ? "" : planted));

    assertThatThrownBy(() -> TinyGuideline.assemble(copy))
        .isInstanceOf(GuidelineFaulty.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file + ":");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          evidence/ledger.csv | Fever.""Fever Is Known""; | cql/Fever.cql:1: the ledger has no row for "Fever Is Known"
          terminology/structural-codes.csv | FHIR needs it: what kind of Library a CQL library is | fhir-resources/library/Fever.json:12: code logic-library
          """)
  void findsWhatALineThatWasTakenAwayLeavesBehind(
      String file, String line, String message, @TempDir Path copy) throws IOException {
    TinyGuideline.copyTo(copy);
    Path target = copy.resolve(file);
    String content = Files.readString(target);
    assertThat(content).contains(line);
    Files.writeString(target, content.replace(line, ""));

    assertThatThrownBy(() -> TinyGuideline.assemble(copy)).hasMessageContaining(message);
  }

  @Test
  void namesEveryProblemAtOnce(@TempDir Path copy) throws IOException {
    TinyGuideline.copyTo(copy);
    Files.delete(copy.resolve("fhir-resources/library/Fever.json"));
    Files.delete(copy.resolve("fhir-resources/activitydefinition/fever-call-nurse.json"));

    assertThatThrownBy(() -> TinyGuideline.assemble(copy))
        .hasMessageContaining("there is no Library resource of this name")
        .hasMessageContaining("ActivityDefinition/fever-call-nurse");
  }

  @Test
  void writesTheBundleFromTheCommandLine(@TempDir Path folder) throws IOException {
    Path output = folder.resolve("knowledge/bundle.json");

    KnowledgeAssembly.main(arguments(folder, output, TinyGuideline.VERSION));

    assertThat(output).content().contains("\"fever-review\"");
    assertThat(output.resolveSibling("evidence-r5.json")).content().contains("\"collection\"");
  }

  @Test
  void writesTheBundleAnewOnlyWhenAnInputHasChanged(@TempDir Path folder) throws IOException {
    Path output = folder.resolve("bundle.json");
    KnowledgeAssembly.main(arguments(folder, output, TinyGuideline.VERSION));
    Files.writeString(output, "as it was left");

    KnowledgeAssembly.main(arguments(folder, output, TinyGuideline.VERSION));
    assertThat(output).hasContent("as it was left");

    Files.writeString(folder.resolve("build.xml"), "another build");
    KnowledgeAssembly.main(arguments(folder, output, TinyGuideline.VERSION));
    assertThat(output).content().contains("\"fever-review\"");
  }

  private static String[] arguments(Path folder, Path output, String version) throws IOException {
    Path build = folder.resolve("build.xml");
    if (!Files.exists(build)) {
      Files.writeString(build, "a build");
    }
    return new String[] {
      "--cql=" + TinyGuideline.SOURCES.resolve("cql"),
      "--resources=" + TinyGuideline.SOURCES.resolve("fhir-resources"),
      "--terminology=" + TinyGuideline.SOURCES.resolve("terminology"),
      "--evidence=" + TinyGuideline.SOURCES.resolve("evidence"),
      "--canonical=" + TinyGuideline.CANONICAL,
      "--version=" + version,
      "--build=" + build,
      "--digest=" + folder.resolve("inputs.sha256"),
      "--output=" + output
    };
  }
}
