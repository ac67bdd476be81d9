package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.EvidencePiece;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads the resources that the guideline rests on, of whatever type, as a person can read them. */
final class EvidenceReader {

  private static final String LEDGER_ROW = "mcs-ledger-row";

  /** Systems of identifiers under which a publication can be opened. */
  private static final Set<String> RESOLVERS =
      Set.of("https://doi.org", "https://pubmed.ncbi.nlm.nih.gov");

  private final KnowledgeBundle bundle;
  private final EvidenceKeys keys;

  EvidenceReader(KnowledgeBundle bundle) {
    this.bundle = bundle;
    this.keys = new EvidenceKeys(bundle);
  }

  Map<String, EvidencePiece> read() {
    Map<String, EvidencePiece> pieces = new LinkedHashMap<>();
    bundle
        .all()
        .filter(resource -> FhirJson.ownExtension(resource, LEDGER_ROW).isEmpty())
        .forEach(
            resource ->
                EvidenceKeys.key(resource).ifPresent(key -> pieces.put(key, piece(key, resource))));
    return pieces;
  }

  private EvidencePiece piece(String key, JsonNode resource) {
    List<EvidencePiece.Line> lines = EvidenceLines.of(resource);
    return new EvidencePiece(
        key,
        EvidenceKeys.reference(resource),
        kind(resource),
        title(resource, lines),
        lines,
        links(resource),
        related(key, resource));
  }

  private static String kind(JsonNode resource) {
    return Stream.of("code", "topic", "category")
        .map(name -> resource.path(name))
        .map(element -> element.isArray() ? element.path(0) : element)
        .map(concept -> concept.path("coding").path(0).path("display").asText())
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse(resource.path("resourceType").asText());
  }

  private static String title(JsonNode resource, List<EvidencePiece.Line> lines) {
    return FhirJson.text(resource, "title")
        .or(() -> FhirJson.text(resource, "description"))
        .orElseGet(
            () ->
                lines.stream()
                    .filter(line -> line.name().startsWith("title") || line.name().equals("item"))
                    .map(EvidencePiece.Line::value)
                    .findFirst()
                    .orElse(""));
  }

  private static List<String> links(JsonNode resource) {
    Stream<String> documents =
        FhirJson.each(resource, "relatedArtifact")
            .flatMap(document -> FhirJson.text(document, "url").stream());
    JsonNode identifiers = resource.path("identifier");
    Stream<String> numbers =
        identifiers
            .valueStream()
            .filter(number -> RESOLVERS.contains(number.path("system").asText()))
            .map(number -> number.path("system").asText() + "/" + number.path("value").asText());
    return Stream.concat(documents, numbers)
        .filter(link -> link.startsWith("https://") || link.startsWith("http://"))
        .distinct()
        .toList();
  }

  /** What it refers to, and its own parts, whose keys begin with its own. */
  private List<String> related(String key, JsonNode resource) {
    Stream<String> named =
        resource.findValuesAsText("reference").stream()
            .flatMap(reference -> keys.of(reference).stream());
    Stream<String> parts =
        bundle
            .all()
            .flatMap(other -> EvidenceKeys.key(other).stream())
            .filter(other -> other.startsWith(key + "-"));
    return Stream.concat(named, parts).filter(other -> !other.equals(key)).distinct().toList();
  }
}
