package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.diff.AdviceChange;
import org.mcsguideline.diff.Change;
import org.mcsguideline.diff.Change.Kind;
import org.mcsguideline.diff.DiffReport;
import org.mcsguideline.diff.GuidelineVersion;
import org.mcsguideline.knowledge.assembly.KnowledgeAssembly;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline.Identity;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.server.diff.DiffCommand;

/** The vignettes as patients of a comparison; writes them where an author finds them too. */
class DiffOverVignettesTest {

  private static final Path PATIENTS = Path.of("target/vignettes");

  private static GuidelineVersion built;

  @TempDir private Path folder;

  @BeforeAll
  static void write() throws IOException {
    try (InputStream file =
        DiffOverVignettesTest.class.getResourceAsStream("/knowledge/bundle.json")) {
      built = GuidelineVersion.read(Objects.requireNonNull(file).readAllBytes(), "built");
    }
    assertThat(Files.createDirectories(PATIENTS)).isDirectory();
    for (Vignette vignette : Vignettes.all()) {
      for (Map.Entry<String, ObjectNode> call : calls(vignette).entrySet()) {
        String name = vignette.id().toLowerCase(Locale.ROOT) + "-" + call.getKey() + ".json";
        FhirJson.MAPPER
            .writerWithDefaultPrettyPrinter()
            .writeValue(PATIENTS.resolve(name).toFile(), call.getValue());
      }
    }
  }

  /** One call for each hook, with what any service of the hook asks for. */
  private static Map<String, ObjectNode> calls(Vignette vignette) {
    Map<String, ObjectNode> calls = new TreeMap<>();
    for (HookService service : HookService.values()) {
      ObjectNode call = HookRequestJson.of(vignette, service);
      calls.merge(
          service.hook(),
          call,
          (one, other) -> {
            ObjectNode unused =
                ((ObjectNode) one.path("prefetch")).setAll((ObjectNode) other.path("prefetch"));
            return one;
          });
    }
    return calls;
  }

  private static DiffReport report(GuidelineVersion now) throws IOException {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new DiffCommand(new DiffCommand.Patients(PATIENTS, null, null), out)
        .run(built, now, null);
  }

  private GuidelineVersion edited(String library, String before, String after) throws IOException {
    Path cql = Files.createDirectory(folder.resolve("cql"));
    try (Stream<Path> files = Files.list(Path.of("cql"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        if (file.endsWith(library)) {
          assertThat(text).contains(before);
          text = text.replace(before, after);
        }
        assertThat(Files.writeString(cql.resolve(file.getFileName()), text)).exists();
      }
    }
    Identity identity =
        new Identity(
            "http://fhir.org/guides/mcs-after-rosc", built.knowledge().identity().version());
    return GuidelineVersion.read(
        FhirJson.MAPPER.writeValueAsBytes(
            new KnowledgeAssembly(
                    cql,
                    Path.of("fhir-resources"),
                    Path.of("src/main/terminology"),
                    Path.of("src/main/evidence"))
                .assemble(identity)),
        "edited");
  }

  @Test
  void theSameGuidelineAdvisesEveryVignetteAlike() throws IOException {
    DiffReport report = report(built);
    assertThat(report.asked()).isEqualTo(Vignettes.all().size() * HookService.values().length);
    assertThat(report.changes()).isEmpty();
    assertThat(report.advice()).isEmpty();
  }

  @Test
  void aLimitOfTheGuidelineShowsWhatItReachesAndWhom() throws IOException {
    String limit = "parameter \"Arrest Look-Back\" Quantity default ";
    DiffReport report = report(edited("McsThresholds.cql", limit + "72 hours", limit + "2 hours"));
    assertThat(report.changes()).extracting(Change::kind).containsExactly(Kind.THRESHOLD);
    assertThat(report.changes().get(0).reaches()).hasSizeGreaterThan(10);
    assertThat(report.advice()).hasSizeLessThan(report.asked());
    assertThat(report.advice())
        .filteredOn(change -> change.file().equals("v04-order-sign.json"))
        .flatExtracting(AdviceChange::outcomes)
        .anySatisfy(
            part -> {
              assertThat(part.name()).isEqualTo("mcs-rec-routine-use");
              assertThat(part.before()).startsWith("SHOW;");
              assertThat(part.after()).startsWith("NOT_APPLICABLE;");
            });
  }
}
