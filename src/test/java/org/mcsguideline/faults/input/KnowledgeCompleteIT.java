package org.mcsguideline.faults.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.faults.Findings;
import org.mcsguideline.faults.Form;
import org.mcsguideline.faults.Promise;
import org.mcsguideline.faults.input.DamagedKnowledge.Damage;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.nodes.Answer;
import org.mcsguideline.nodes.Clients;
import org.mcsguideline.nodes.Node;
import org.mcsguideline.nodes.NodeSetup;

/** A service that lacks a part of its knowledge does not start: it never has no advice for that. */
class KnowledgeCompleteIT {

  /** The table that units are converted with, as its library reads it. */
  private static final String UNITS = "ucum-essence.xml";

  private static final int CORES = 2;

  @TempDir private static Path folder;

  /** Of the short form; the whole one takes all. */
  private static final int EVERY = Form.of(73, 1);

  @Test
  @Promise(
      id = "R17",
      on = "every resource",
      value =
          "A guideline that was changed after it was built, or built without a part, is refused")
  void aGuidelineWithOneDamagedResourceIsRefused(Findings findings) {
    List<String> accepted =
        IntStream.range(0, CORES)
            .parallel()
            .mapToObj(KnowledgeCompleteIT::accepted)
            .flatMap(List::stream)
            .toList();

    Map<Damage, Integer> tried = new TreeMap<>();
    Arrays.stream(Damage.values()).forEach(damage -> tried.put(damage, size() / EVERY));
    findings.fault("each resource in turn: %s; deleted by the build itself as well", tried);
    findings.figure("accepted in spite of it: %s", accepted);
    // Who lists the others is listed by nobody, and no service needs it.
    assertThat(accepted).allMatch(name -> name.startsWith("ImplementationGuide/"));
    assertThat(accepted).hasSizeLessThanOrEqualTo(1);
  }

  private static int size() {
    return open().size();
  }

  private static DamagedKnowledge open() {
    try {
      return new DamagedKnowledge();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What a guideline can be without, or in another form, of the part of this core. */
  private static List<String> accepted(int core) {
    DamagedKnowledge knowledge = open();
    List<String> accepted = new ArrayList<>();
    for (int i = core * EVERY; i < knowledge.size(); i += CORES * EVERY) {
      for (Damage damage : Damage.values()) {
        if (isAccepted(knowledge.bytes(i, damage, false))) {
          accepted.add(knowledge.name(i) + " " + damage);
        }
      }
      if (isAccepted(knowledge.bytes(i, Damage.DELETED, true))) {
        accepted.add(knowledge.name(i) + " deleted by the build");
      }
    }
    return accepted;
  }

  private static boolean isAccepted(byte[] bundle) {
    return catchThrowable(() -> start(DamagedKnowledge.read(bundle))) == null;
  }

  /** What a service does before it is ready. */
  private static void start(KnowledgeBase knowledge) {
    GuidelineEvaluation unused = new GuidelineEvaluation(knowledge, FhirContext.forR4Cached());
  }

  @Test
  @Promise(
      id = "R17",
      on = "libraries and value sets",
      value = "A build that mistakes a library or a value set is refused")
  void aBuildWithADamagedLibraryOrValueSetIsRefused(Findings findings) throws Exception {
    DamagedKnowledge knowledge = new DamagedKnowledge();
    List<Integer> needed =
        IntStream.range(0, knowledge.size())
            .filter(i -> knowledge.name(i).matches("(Library|ValueSet|ActivityDefinition)/.*"))
            .boxed()
            .toList();
    List<String> accepted = new ArrayList<>();
    int tried = 0;
    for (int i = 0; i < needed.size(); i += Form.of(12, 1)) {
      for (Damage damage : List.of(Damage.EMPTIED, Damage.OTHER_VERSION)) {
        tried++;
        if (isAccepted(knowledge.bytes(needed.get(i), damage, true))) {
          accepted.add(knowledge.name(needed.get(i)) + " " + damage);
        }
      }
    }
    findings.fault(
        "%d times one library, value set or activity without content or of another version, hash"
            + " made anew",
        tried);
    findings.figure("accepted in spite of it: %s", accepted);
    assertThat(catchThrowable(() -> start(DamagedKnowledge.whole()))).isNull();
    assertThat(accepted).isEmpty();
  }

  @Test
  @Promise(
      id = "R17",
      on = "process",
      value = "A service without a part of its knowledge ends, and says which; it never answers")
  void aServiceWithDamagedKnowledgeDoesNotStart(Findings findings) throws Exception {
    DamagedKnowledge knowledge = new DamagedKnowledge();
    List<Integer> waits = new ArrayList<>();
    for (Trial trial : Form.whole() ? trials(knowledge) : trials(knowledge).subList(0, 2)) {
      findings.fault("%s", trial.what());
      waits.add(ends(trial));
    }
    if (Form.whole()) {
      Path copy = Files.write(folder.resolve("whole.json"), knowledge.bytes());
      try (Node node = node("whole", setup(copy))) {
        node.start();
        node.awaitServices();
        assertThat(call(node).json().path("cards")).isNotEmpty();
      }
      findings.figure("the same file undamaged starts, and answers with cards");
    }
    findings.figure("ended after %s asks for readiness and for advice, none answered 200", waits);
  }

  private record Trial(String what, NodeSetup setup, String words) {}

  private static List<Trial> trials(DamagedKnowledge knowledge) throws IOException {
    int library = knowledge.indexOf("Library/McsThresholds");
    int valueSet = knowledge.indexOf("ValueSet/mcs-lactate");
    byte[] whole = knowledge.bytes();
    return List.of(
        trial("a library is gone", knowledge.bytes(library, Damage.DELETED, true), "McsThresholds"),
        new Trial("the table of units is empty", withoutUnits(""), "table of units"),
        trial("a value set is gone", knowledge.bytes(valueSet, Damage.DELETED, true), "lactate"),
        trial("a value set is empty", knowledge.bytes(valueSet, Damage.EMPTIED, true), ""),
        trial("a library is empty", knowledge.bytes(library, Damage.EMPTIED, false), "hash"),
        trial("the file ends early", Arrays.copyOf(whole, whole.length / 2), "cannot be read"),
        trial("the file is empty", new byte[0], ""),
        new Trial("there is no file", setup(folder.resolve("none.json")), "cannot be opened"),
        new Trial(
            "half of the table of units is gone",
            withoutUnits(halfOfTheUnits()),
            "table of units"));
  }

  private static Trial trial(String what, byte[] bundle, String words) throws IOException {
    Path file = folder.resolve(what.replace(' ', '-') + ".json");
    return new Trial(what, setup(Files.write(file, bundle)), words);
  }

  private static NodeSetup setup(Path knowledge) {
    return NodeSetup.small(
        List.of("--mcs.store.enabled=false", "--mcs.knowledge.location=" + knowledge.toUri()));
  }

  private static String halfOfTheUnits() throws IOException {
    try (InputStream table = KnowledgeCompleteIT.class.getResourceAsStream("/" + UNITS)) {
      String whole =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return whole.substring(0, whole.length() / 2);
    }
  }

  /** Another table comes before that of the library, as far as its reader can see. */
  private static NodeSetup withoutUnits(String table) throws IOException {
    Path place = Files.createTempDirectory(folder, "units");
    Files.writeString(place.resolve(UNITS), table);
    NodeSetup usual = NodeSetup.small(List.of("--mcs.store.enabled=false"));
    List<String> options = new ArrayList<>(usual.options());
    options.add("-Xbootclasspath/a:" + place);
    return usual.withOptions(options.toArray(String[]::new));
  }

  private static Node node(String name, NodeSetup setup) {
    return new Node(name, folder, setup);
  }

  /** How often it was asked before it ended. */
  private static int ends(Trial trial) {
    try (Node node = node(trial.what().replace(' ', '-'), trial.setup())) {
      node.start();
      int[] asked = new int[1];
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(250))
          .until(
              () -> {
                asked[0]++;
                assertThat(node.health("readiness")).as(trial.what()).isNotEqualTo(200);
                assertThat(call(node).status()).as(trial.what()).isNotEqualTo(200);
                return !node.handle().isAlive();
              });
      assertThat(node.log()).contains(KnowledgeIncomplete.class.getSimpleName(), trial.words());
      return asked[0];
    }
  }

  private static Answer call(Node node) {
    return Answer.to("POST", node.port(), Clients.ORDER, null, Calls.example("order-sign"));
  }
}
