package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.assembly.source.Ledger;

/** What the rows of the tables refer to, and the ledger that refers to them. */
final class SettingResources {

  private static final List<String> OF_DOCUMENT =
      List.of("file", "title", "date", "status", "interests");

  private final EvidenceIndex index;

  SettingResources(EvidenceIndex index) {
    this.index = index;
  }

  /** An outcome, a population or an exposure. */
  Draft variable(Map<String, String> line) {
    String key = line.getOrDefault("key", "");
    String title = line.getOrDefault("title", "");
    Draft draft = Draft.canonical(index, "EvidenceVariable", key, title);
    if (!line.getOrDefault("counts", "").isEmpty()) {
      draft.add("extension", new Outcome(index, line).counts());
    }
    ObjectNode characteristic = JsonNodeFactory.instance.objectNode();
    characteristic.set(
        "definitionCodeableConcept", Elements.concept(line.getOrDefault("words", "")));
    draft.add("characteristic", characteristic);
    return draft;
  }

  /** A document of the source with its date and who paid for it. */
  Draft document(Map<String, String> line) {
    Draft draft = Draft.basic(index, line.getOrDefault("key", ""), "source-document");
    OF_DOCUMENT.stream()
        .filter(name -> !line.getOrDefault(name, "").isEmpty())
        .map(
            name ->
                Elements.extension(
                    index.extension("mcs-source-value"),
                    Stream.of(
                        Elements.extension("name", "valueCode", name),
                        Elements.extension("value", "valueString", line.getOrDefault(name, "")),
                        Elements.extension("origin", "valueCode", "source"))))
        .forEach(value -> draft.add("extension", value));
    return draft;
  }

  /** What became of one statement of the source. */
  Draft ledgerRow(Ledger.Row row) {
    Draft draft = Draft.basic(index, row.id(), "ledger-row");
    Stream<ObjectNode> plain =
        Stream.of(
            Elements.extension("source", "valueString", row.source()),
            Elements.extension("statement", "valueString", row.statement()),
            Elements.extension("status", "valueCode", row.status()));
    Stream<ObjectNode> where =
        row.where().stream().map(place -> Elements.extension("where", "valueString", place));
    Stream<ObjectNode> reason =
        row.reason().isBlank()
            ? Stream.of()
            : Stream.of(Elements.extension("reason", "valueString", row.reason()));
    draft.add(
        "extension",
        Elements.extension(
            index.extension("mcs-ledger-row"),
            Stream.of(
                    plain,
                    where,
                    references("discrepancy", row.discrepancies()),
                    references("evidence", row.evidence()),
                    reason)
                .flatMap(parts -> parts)));
    return draft;
  }

  private Stream<ObjectNode> references(String name, List<String> keys) {
    return keys.stream()
        .map(
            key ->
                Elements.extension(
                    name, "valueReference", Elements.reference(index.reference(key))));
  }
}
