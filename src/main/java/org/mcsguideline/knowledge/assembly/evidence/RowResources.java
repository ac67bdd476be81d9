package org.mcsguideline.knowledge.assembly.evidence;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Stream;

/** Rows for which FHIR R4 has no type of their own, and narrative facts. */
final class RowResources {

  private static final String ASSESSMENT =
      "http://hl7.org/fhir/StructureDefinition/artifactassessment-content";
  private static final String DOI = "https://doi.org";
  private static final String PUBMED = "https://pubmed.ncbi.nlm.nih.gov";

  private final EvidenceIndex index;

  RowResources(EvidenceIndex index) {
    this.index = index;
  }

  /** A row as Basic; publications are found by their numbers, discrepancies by what they touch. */
  Draft row(EvidenceRow row) {
    Draft basic = Draft.basic(index, row.key(), row.table().code());
    identify(row, basic, "doi", DOI);
    identify(row, basic, "pmid", PUBMED);
    row.look("affects").stream()
        .flatMap(RowResources::affected)
        .forEach(part -> basic.extend("mcs-affects", "valueCode", TextNode.valueOf(part)));
    index.tables().about(row.key(), "contradicts").stream()
        .map(index::coding)
        .forEach(code -> basic.extend("mcs-contradicts", "valueCoding", code));
    return basic;
  }

  private static void identify(EvidenceRow row, Draft basic, String role, String system) {
    row.take(role).stream()
        .flatMap(text -> Stream.of(text.split(";", -1)))
        .map(String::strip)
        .forEach(number -> basic.add("identifier", Elements.identifier(system, number)));
  }

  /** What stands behind the colon, one by one; nothing where there is no colon. */
  private static Stream<String> affected(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? Stream.of()
        : Stream.of(text.substring(colon + 1).split(",", -1)).map(String::strip);
  }

  /** A judgement with each of its marks, in the form of an artifact assessment. */
  Draft judgement(EvidenceRow row) {
    Draft basic = Draft.basic(index, row.key(), row.table().code());
    boolean marked = index.tables().about(row.key(), "unmarked").isEmpty();
    List<Cell> marks = marked ? row.takeAll("mark") : List.of();
    Stream<ObjectNode> type =
        row.take("criterion").stream()
            .map(
                text -> Elements.extension("type", "valueCodeableConcept", Elements.concept(text)));
    Stream<ObjectNode> summary =
        row.take("summary").stream()
            .map(text -> Elements.extension("summary", "valueMarkdown", text));
    Stream<ObjectNode> classifiers =
        marks.stream()
            .map(
                mark ->
                    Elements.extension(
                        "classifier", "valueCodeableConcept", Elements.concept(mark.text())));
    basic.add(
        "extension",
        Elements.extension(
            ASSESSMENT,
            Stream.of(
                    Stream.of(Elements.extension("informationType", "valueCode", "classifier")),
                    summary,
                    type,
                    classifiers)
                .flatMap(parts -> parts)));
    basic.extend("mcs-marks", "valueInteger", IntNode.valueOf(marks.size()));
    return basic;
  }

  /** A fact as Evidence, against the background that the source names. */
  Draft fact(EvidenceRow row) {
    Draft fact = Draft.canonical(index, "Evidence", row.key(), row.take("title").orElse(row.key()));
    fact.add("topic", Elements.concept(index.own(row.table().code())));
    fact.set("exposureBackground", Elements.named(row.take("topic").orElse(row.key())));
    fact.refer(
        "mcs-cited",
        index.tables().about(row.key(), "reference").stream().map(index::reference).toList());
    return fact;
  }
}
