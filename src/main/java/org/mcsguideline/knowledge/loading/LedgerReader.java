package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.LedgerRow;
import org.mcsguideline.knowledge.json.FhirJson;

/** Reads the rows of the ledger. */
final class LedgerReader {

  private LedgerReader() {}

  static Stream<LedgerRow> read(KnowledgeBundle bundle) {
    EvidenceKeys keys = new EvidenceKeys(bundle);
    return bundle.all("Basic").stream().flatMap(basic -> row(basic, keys).stream());
  }

  private static Optional<LedgerRow> row(JsonNode basic, EvidenceKeys keys) {
    return FhirJson.ownExtension(basic, "mcs-ledger-row")
        .map(
            row ->
                new LedgerRow(
                    EvidenceKeys.key(basic)
                        .orElseThrow(() -> new IllegalArgumentException("a ledger row has no id")),
                    EvidenceKeys.reference(basic),
                    first(row, "source"),
                    first(row, "statement"),
                    first(row, "status"),
                    texts(row, "where"),
                    keys(row, "discrepancy", keys),
                    keys(row, "evidence", keys),
                    first(row, "reason")));
  }

  private static String first(JsonNode row, String name) {
    return texts(row, name).stream().findFirst().orElse("");
  }

  private static List<String> texts(JsonNode row, String name) {
    return parts(row, name)
        .flatMap(part -> Stream.of(part.path("valueString"), part.path("valueCode")))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  /** A reference that leads nowhere stops the start. */
  private static List<String> keys(JsonNode row, String name, EvidenceKeys keys) {
    return parts(row, name)
        .map(part -> part.path("valueReference").path("reference").asText())
        .map(keys::required)
        .distinct()
        .toList();
  }

  private static Stream<JsonNode> parts(JsonNode row, String name) {
    return FhirJson.each(row, "extension").filter(part -> name.equals(part.path("url").asText()));
  }
}
