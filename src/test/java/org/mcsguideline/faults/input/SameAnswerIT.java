package org.mcsguideline.faults.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.faults.VignetteCall;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;

/** The same record gets the same answer, whichever machine it is asked at. */
class SameAnswerIT {

  private static final Path MACHINES_JAVAS = Path.of("/usr/lib/jvm");

  /** For the order of entries. */
  private static final long SEED = Long.getLong("shuffle.seed", 1);

  @TempDir private static Path folder;

  @Test
  @Promise(
      id = "R16",
      value =
          "The same record gets the same answer, byte for byte but for ids made for the occasion,"
              + " from every instance, in any time zone, locale and order of the record")
  void theSameRecordGetsTheSameAnswerEverywhere(Findings findings) throws Exception {
    List<VignetteCall> calls = VignetteCall.all();
    List<String> usual = answers(calls, setup(), UnaryOperator.identity());
    findings.load("%d requests: every vignette at every service", calls.size());
    assertThat(usual).allMatch(answer -> answer.startsWith("200 "));
    long withCards = usual.stream().filter(answer -> answer.contains("\"summary\"")).count();
    assertThat(withCards).isGreaterThan(calls.size() / 4);
    findings.figure("%d answers with cards", withCards);

    Random random = new Random(SEED);
    compare(findings, calls, usual, elsewhere(), request -> shuffled(request, random));
    findings.fault(
        "another instance with time zone Pacific/Auckland and locale tr_TR that gets the entries of"
            + " each bundle in another order (seed %d)",
        SEED);
    if (Form.whole()) {
      compare(findings, calls, usual, setup(), UnaryOperator.identity());
      findings.fault("another instance like the first");
      List<Path> javas = otherJavas();
      for (Path java : javas) {
        NodeSetup setup = setup().withJava(program(java));
        compare(findings, calls, usual, setup, UnaryOperator.identity());
        findings.fault("Java %s", version(java));
      }
      if (javas.isEmpty()) {
        findings.fault("no other Java, because there is none on this machine");
      }
    }
  }

  private static void compare(
      Findings findings,
      List<VignetteCall> calls,
      List<String> usual,
      NodeSetup setup,
      UnaryOperator<ObjectNode> change)
      throws Exception {
    List<String> answers = answers(calls, setup, change);
    int different = 0;
    for (int i = 0; i < calls.size(); i++) {
      different += answers.get(i).equals(usual.get(i)) ? 0 : 1;
    }
    findings.figure("%d of %d answers differ", different, calls.size());
    for (int i = 0; i < calls.size(); i++) {
      assertThat(answers.get(i))
          .as("%s, seed %s", calls.get(i).name(), SEED)
          .isEqualTo(usual.get(i));
    }
  }

  private static List<String> answers(
      List<VignetteCall> calls, NodeSetup setup, UnaryOperator<ObjectNode> change)
      throws Exception {
    List<String> answers = new ArrayList<>();
    try (Node node = new Node("node", folder, setup)) {
      node.start();
      node.awaitServices();
      for (VignetteCall call : calls) {
        ObjectNode body = change.apply(call.request().deepCopy());
        // Links name the port.
        String answer = Calls.withoutIds(call.to(node.port(), body));
        answers.add(answer.replace(":" + node.port() + "/", ":port/"));
      }
      node.kill();
    }
    return answers;
  }

  /** As its own file "release" tells. */
  private static String version(Path java) throws IOException {
    Properties release = new Properties();
    try (BufferedReader file = Files.newBufferedReader(java.resolve("release"))) {
      release.load(file);
    }
    return release.getProperty("JAVA_VERSION", "of unknown version").replace("\"", "");
  }

  private static NodeSetup setup() {
    // What a busy machine cannot do in time is answered 503, which is not what is tried here.
    return NodeSetup.small(List.of("--mcs.store.enabled=false", "--mcs.evaluation.limit=60s"));
  }

  private static NodeSetup elsewhere() {
    List<String> options = new ArrayList<>(setup().options());
    options.addAll(List.of("-Duser.language=tr", "-Duser.country=TR"));
    return setup()
        .withOptions(options.toArray(String[]::new))
        .withEnvironment(Map.of("TZ", "Pacific/Auckland", "LC_ALL", "tr_TR.UTF-8"));
  }

  /** The same record, listed in another order. */
  private static ObjectNode shuffled(ObjectNode request, Random random) {
    for (JsonNode bundle : request.path("prefetch")) {
      if (bundle.path("entry") instanceof ArrayNode entries) {
        List<JsonNode> all = new ArrayList<>();
        entries.forEach(all::add);
        Collections.shuffle(all, random);
        ArrayNode unused = entries.removeAll().addAll(all);
      }
    }
    return request;
  }

  /** Links to the same are left out. */
  private static List<Path> otherJavas() throws IOException {
    if (!Files.isDirectory(MACHINES_JAVAS)) {
      return List.of();
    }
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> places = Files.list(MACHINES_JAVAS)) {
      return places
          .filter(place -> !Files.isSymbolicLink(place))
          .filter(place -> !place.equals(own))
          .filter(place -> Files.isExecutable(program(place)))
          .sorted()
          .toList();
    }
  }

  private static Path program(Path java) {
    return java.resolve("bin").resolve("java");
  }
}
