package org.mcsguideline.patientdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.conformance.DamagedCall;
import org.mcsguideline.knowledge.json.FhirJson;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.Vignettes;

/** What the plain reader reads is what HAPI's parser reads, to the last field. */
class PlainReaderAndHapiTest {

  private static final Path EXAMPLES = Path.of("src/examples");
  private static final long SEED = Long.getLong("mcs.test.seed", 20241L);
  private static final int DAMAGED = Integer.getInteger("mcs.test.damaged-records", 300);

  private final BothReadings both = new BothReadings();

  static Stream<Vignette> vignettes() {
    return Vignettes.all().stream();
  }

  /** The examples that are calls of a hook. */
  static Stream<Path> examples() throws IOException {
    List<Path> calls = new ArrayList<>();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        if (json(file).has("prefetch")) {
          calls.add(file);
        }
      }
    }
    return calls.stream();
  }

  private static JsonNode json(Path file) throws IOException {
    return FhirJson.MAPPER.readTree(Files.readAllBytes(file));
  }

  private void compare(String place, JsonNode request) {
    resources(request).forEach(each -> both.compare(place, each));
  }

  private static Stream<JsonNode> resources(JsonNode request) {
    return Stream.concat(
            request.path("prefetch").valueStream(),
            request
                .path("context")
                .path("draftOrders")
                .path("entry")
                .findValues("resource")
                .stream())
        .filter(JsonNode::isObject);
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  void everyResourceOfAVignetteIsPlain(Vignette vignette) {
    compare(vignette.id(), HookRequestJson.of(vignette, HookService.MONITORING));
    compare(vignette.id(), HookRequestJson.of(vignette, HookService.ORDER_ADVICE));

    assertThat(both.all()).isGreaterThan(15);
    assertThat(both.read()).isEqualTo(both.all());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyResourceOfAnExampleIsPlain(Path example) throws IOException {
    JsonNode request = json(example);
    compare(example.toString(), request);

    assertThat(both.read()).isEqualTo(both.all());
    assertThat(both.all()).isEqualTo((int) resources(request).count()).isPositive();
  }

  @Test
  void damagedResourcesAreReadTheSameOrNotAtAll() {
    LongStream.range(SEED, SEED + DAMAGED)
        .forEach(
            seed -> {
              compare("damaged " + seed, DamagedCall.of(seed).request());
              compare("mistaken " + seed, DamagedCall.mistaken(seed).request());
            });

    assertThat(both.read()).isGreaterThan(both.all() / 2);
    assertThat(both.refused()).isGreaterThan(DAMAGED / 20);
    assertThat(both.all() - both.read() - both.refused()).isGreaterThan(DAMAGED / 10);
  }

  /** An element that nobody knows has HAPI's parser read the resource, which passes over it. */
  @ParameterizedTest
  @MethodSource("vignettes")
  void cardsAreTheSameByEitherReading(Vignette vignette) {
    HookService service = HookService.PATIENT_REVIEW;
    var request = Guideline.request(HookRequestJson.of(vignette, service), service);

    assertThat(Guideline.adviser(PlainReaderAndHapiTest::odd).advise(request).cards())
        .isEqualTo(Guideline.adviser().advise(request).cards());
  }

  private static JsonNode odd(JsonNode resource) {
    return ((ObjectNode) resource.deepCopy()).put("unknownToFhir", true);
  }
}
