package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Writes the cells that FHIR has no element for, letter for letter and with whose they are. */
final class SourceValues {

  private final EvidenceIndex index;

  SourceValues(EvidenceIndex index) {
    this.index = index;
  }

  /** Extensions for every cell that is left. */
  Stream<ObjectNode> of(EvidenceRow row) {
    return row.left().stream().map(cell -> value(row, cell));
  }

  private ObjectNode value(EvidenceRow row, Cell cell) {
    String origin = origin(row, cell.column().origin());
    Stream<ObjectNode> plain =
        Stream.of(
            Elements.extension("name", "valueCode", cell.column().name()),
            Elements.extension("value", "valueString", cell.text()),
            Elements.extension("origin", "valueCode", origin));
    Stream<ObjectNode> counts =
        index.tables().about(row.key(), cell.column().name(), "counts").stream()
            .map(code -> Elements.extension("counts", "valueCoding", index.coding(code)));
    Stream<ObjectNode> named =
        references(
            "refers-to",
            Stream.concat(
                index.citedIn(cell.text()).stream(), index.documentsIn(cell.text()).stream()));
    Stream<ObjectNode> sayers =
        "later".equals(origin) ? references("said-by", sayers(row).stream()) : Stream.of();
    return Elements.extension(
        index.extension("mcs-source-value"),
        Stream.of(plain, counts, named, sayers).flatMap(parts -> parts));
  }

  /** Where a row as a whole was found later, nothing in it is from the source. */
  private String origin(EvidenceRow row, String ofColumn) {
    return "source".equals(ofColumn)
        ? index.tables().about(row.key(), "origin").stream().findFirst().orElse(ofColumn)
        : ofColumn;
  }

  /** References to the public sources that say what is found of a row later. */
  List<String> sayers(EvidenceRow row) {
    return index.tables().about(row.key(), "said-by").stream().map(index::reference).toList();
  }

  private static Stream<ObjectNode> references(String name, Stream<String> references) {
    return references.map(
        reference -> Elements.extension(name, "valueReference", Elements.reference(reference)));
  }
}
