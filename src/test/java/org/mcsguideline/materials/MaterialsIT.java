package org.mcsguideline.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of materials that the build leaves behind names what the service really runs with. */
@Tag("T-CVE")
class MaterialsIT {

  private static final Path LIST = Path.of("target", "bom.json");

  @Test
  void theListNamesWhatIsOnTheClassPath() throws IOException {
    assumeTrue(
        Files.exists(LIST)
            && Files.getLastModifiedTime(LIST)
                    .compareTo(Files.getLastModifiedTime(Path.of("pom.xml")))
                > 0,
        "Maven makes target/bom.json only when it runs online.");
    JsonNode list = new JsonMapper().readTree(LIST.toFile());
    assertThat(list.path("bomFormat").asText()).isEqualTo("CycloneDX");
    List<Material> listed =
        list.path("components")
            .valueStream()
            .map(
                part ->
                    Material.of(
                        part.path("group").asText(),
                        part.path("name").asText(),
                        part.path("version").asText()))
            .toList();
    assertThat(listed).hasSizeGreaterThan(200);
    List<Material> present = Material.ofClassPath();
    assertThat(listed)
        .allMatch(part -> present.stream().anyMatch(jar -> jar.place().endsWith(part.place())));
    assertThat(Advisories.kept().faults(listed)).isEmpty();
  }
}
