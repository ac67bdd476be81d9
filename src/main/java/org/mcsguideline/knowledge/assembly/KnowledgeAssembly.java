package org.mcsguideline.knowledge.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.assembly.check.GuidelineCheck;
import org.mcsguideline.knowledge.assembly.evidence.EvidenceReading;
import org.mcsguideline.knowledge.assembly.evidence.EvidenceResources;
import org.mcsguideline.knowledge.assembly.exchange.EvidenceExchange;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline.Identity;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Problems;
import org.mcsguideline.knowledge.json.FhirJson;

/** Builds a guideline: reads, translates, checks and writes one bundle. */
public final class KnowledgeAssembly {

  private static final String EXCHANGE = "evidence-r5.json";

  private final Path cql;
  private final Path resources;
  private final Path terminology;
  private final Path evidence;

  /** Takes the folders the authors write in. */
  public KnowledgeAssembly(Path cql, Path resources, Path terminology, Path evidence) {
    this.cql = cql;
    this.resources = resources;
    this.terminology = terminology;
    this.evidence = evidence;
  }

  /**
   * Runs in the build.
   *
   * @param arguments {@code --cql}, {@code --resources}, {@code --terminology}, {@code --evidence},
   *     {@code --canonical}, {@code --version}, {@code --build} (the build's own file), {@code
   *     --digest} (where the fingerprint of the last inputs is kept), {@code --output} (the
   *     evidence for exchange is written beside it) and, if the ledger shall be reported, {@code
   *     --ledger} (a file); each with {@code =} and its value
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> named =
        Arrays.stream(arguments)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    List<Path> inputs =
        Stream.of("--cql", "--resources", "--terminology", "--evidence", "--build")
            .map(name -> Path.of(value(named, name)))
            .toList();
    if (named.containsKey("--ledger")) {
      LedgerReport report = new LedgerReport(LedgerReading.read(inputs.get(3)));
      System.out.println(report.line());
      report.write(Path.of(value(named, "--ledger")));
    }
    Path output = Path.of(value(named, "--output"));
    Path kept = Path.of(value(named, "--digest"));
    String digest = InputsDigest.of(arguments, inputs);
    if (Files.exists(output) && Files.exists(kept) && Files.readString(kept).equals(digest)) {
      return;
    }
    Identity identity = new Identity(value(named, "--canonical"), value(named, "--version"));
    write(
        new KnowledgeAssembly(inputs.get(0), inputs.get(1), inputs.get(2), inputs.get(3))
            .assemble(identity),
        output);
    write(exchange(inputs.get(3), identity), output.resolveSibling(EXCHANGE));
    Path unused = Files.writeString(kept, digest);
  }

  private static JsonNode exchange(Path evidence, Identity identity) throws IOException {
    Problems problems = new Problems();
    JsonNode bundle = new EvidenceExchange(evidence, identity).bundle(problems);
    if (!problems.isEmpty()) {
      throw new GuidelineFaulty(problems.all());
    }
    return bundle;
  }

  private static String value(Map<String, String> named, String name) {
    return Optional.ofNullable(named.get(name))
        .orElseThrow(() -> new IllegalArgumentException("The argument " + name + " is missing."));
  }

  private static void write(JsonNode bundle, Path output) throws IOException {
    Path folder = output.toAbsolutePath().getParent();
    if (folder != null) {
      Path unused = Files.createDirectories(folder);
    }
    FhirJson.MAPPER.writeValue(output.toFile(), bundle);
  }

  /**
   * Builds the guideline.
   *
   * @throws GuidelineFaulty when anything has to be mended first; it names everything at once
   */
  public JsonNode assemble(Identity identity) throws IOException {
    Problems problems = new Problems();
    List<AuthoredResource> authored = SourceReading.resources(resources, problems);
    List<AuthoredLibrary> libraries = LibraryTranslation.translate(cql, problems);
    AuthoredGuideline guideline =
        new AuthoredGuideline(
            identity,
            authored,
            libraries,
            TerminologyReading.codes(terminology),
            TerminologyReading.forbiddenWords(terminology),
            LedgerReading.read(evidence));
    AuthoredGuideline whole =
        EvidenceResources.added(guideline, EvidenceReading.read(evidence, problems), problems);
    GuidelineCheck.all().forEach(check -> check.check(whole, problems));
    if (!problems.isEmpty()) {
      throw new GuidelineFaulty(problems.all());
    }
    return new BundleAssembly(whole).bundle();
  }
}
