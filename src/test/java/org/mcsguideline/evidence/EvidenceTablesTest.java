package org.mcsguideline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.evidence.BuiltEvidence.key;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.mcsguideline.evidence.BuiltEvidence.Row;

/** From the tables to the resources: nothing is forgotten. */
class EvidenceTablesTest {

  private static final List<JsonNode> RESOURCES = BuiltEvidence.resources();
  private static final Map<String, Integer> ROWS =
      Map.of(
          "recommendations.csv", 3,
          "pooled-outcomes.csv", 12,
          "rcts.csv", 13,
          "ongoing-trials.csv", 13,
          "etd-judgements.csv", 15,
          "narrative-facts.csv", 37,
          "research-gaps.csv", 14,
          "references.csv", 47,
          "discrepancies.csv", 67,
          "sources.csv", 54);

  private static final Set<String> OWN_TABLES = Set.of("ledger.csv", "helpers.csv");
  private static final Set<String> RELATIONS =
      Set.of(
          "category",
          "code",
          "contradicts",
          "counts",
          "document",
          "focus",
          "origin",
          "plan",
          "reference",
          "registry-page",
          "registry-system",
          "said-by",
          "status",
          "unmarked");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private static List<JsonNode> of(Row row) {
    Pattern keys = Pattern.compile(row.key() + "(-(effect|exposure|alternative)(-later)?)?");
    return RESOURCES.stream().filter(r -> keys.matcher(key(r)).matches()).toList();
  }

  @Test
  void everyTableHasItsRows() {
    assertThat(
            BuiltEvidence.rows()
                .collect(Collectors.groupingBy(Row::table, Collectors.summingInt(row -> 1))))
        .isEqualTo(ROWS);
  }

  @Test
  void everyTableOfTheFolderBecomesSomething() throws IOException {
    try (Stream<Path> files = Files.list(BuiltEvidence.FOLDER)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .filteredOn(file -> file.endsWith(".csv") && !OWN_TABLES.contains(file))
          .containsExactlyInAnyOrderElementsOf(ROWS.keySet());
    }
  }

  @Test
  void whatIsSaidOfRowsAndCellsIsSaidOfSomethingThatExists() {
    Set<String> known = new HashSet<>(ROWS.keySet());
    for (Row row : BuiltEvidence.rows().toList()) {
      known.add(row.key());
      row.cells()
          .toMap()
          .forEach(
              (column, text) -> {
                known.add(row.key() + " " + column);
                known.add(text + " " + column);
              });
    }
    List<CSVRecord> said = BuiltEvidence.records("mapping/about.csv").toList();
    assertThat(said)
        .hasSizeGreaterThan(150)
        .allSatisfy(
            line -> {
              assertThat(known).contains((line.get("key") + " " + line.get("column")).strip());
              assertThat(RELATIONS).contains(line.get("relation"));
              assertThat(line.get("value")).isNotBlank();
            })
        .extracting(CSVRecord::toMap)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyRowIsOneResourceWithItsKeyAndTheIdOfItsKey() {
    assertThat(BuiltEvidence.rows())
        .allSatisfy(
            row -> {
              List<JsonNode> found =
                  RESOURCES.stream().filter(r -> row.key().equals(key(r))).toList();
              assertThat(found).hasSize(1);
              if (!row.table().equals("recommendations.csv")) {
                assertThat(found.get(0).path("id").asText())
                    .isEqualTo("mcs-" + row.key().toLowerCase(Locale.ROOT));
              }
            });
  }

  /** Numbers as numbers of their own; texts whole, alone or within a longer one. */
  @Test
  void noCellIsLost() {
    List<String> lost = new ArrayList<>();
    int walked = 0;
    for (Row row : BuiltEvidence.rows().toList()) {
      Set<String> texts =
          of(row).stream().flatMap(BuiltEvidence::leaves).collect(Collectors.toSet());
      for (Map.Entry<String, String> cell : row.cells().toMap().entrySet()) {
        // Two numbers of one publication are two identifiers.
        for (String text :
            cell.getKey().equals("doi")
                ? cell.getValue().split("; ", -1)
                : new String[] {cell.getValue()}) {
          walked++;
          if (!text.isBlank() && !isIn(texts, text)) {
            lost.add(row + " " + cell.getKey() + ": " + text);
          }
        }
      }
    }
    assertThat(walked).isGreaterThan(2500);
    assertThat(lost).isEmpty();
  }

  private static boolean isIn(Set<String> texts, String text) {
    return texts.contains(text)
        || (!NUMBER.matcher(text).matches() && texts.stream().anyMatch(t -> t.contains(text)));
  }
}
