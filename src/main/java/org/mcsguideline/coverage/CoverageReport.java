package org.mcsguideline.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.mcsguideline.coverage.LocalLabels.Counted;
import org.mcsguideline.knowledge.GuidelineConcept;

/**
 * What the data of a site show of the guideline's concepts. Holds names of local codes and numbers;
 * nothing of it says whose they are.
 */
public final class CoverageReport {

  private final List<GuidelineConcept> concepts;
  private final UnaryOperator<JsonNode> edge;
  private final ShownConcepts shown;
  private final LocalLabels labels;

  /**
   * An empty report.
   *
   * @param edge adds the guideline's codes where a site's own are mapped already
   */
  public CoverageReport(List<GuidelineConcept> concepts, UnaryOperator<JsonNode> edge) {
    this.concepts = List.copyOf(concepts);
    this.edge = edge;
    this.shown = new ShownConcepts(concepts);
    this.labels = new LocalLabels(shown);
  }

  /** Reads a resource or a bundle. */
  public void read(JsonNode json) {
    JsonNode translated = edge.apply(json);
    shown.count(translated);
    labels.read(translated);
  }

  /** The report for a person to read. */
  public List<String> lines() {
    List<ConceptCount> counts = shown.counts();
    LookAlikes lookAlikes = new LookAlikes(concepts, labels.all());
    List<String> lines = new ArrayList<>();
    long missing = counts.stream().filter(count -> count.resources() == 0).count();
    lines.add(
        "%d resources; %d of %d concepts shown."
            .formatted(shown.resources(), counts.size() - missing, counts.size()));
    lines.add("");
    lines.add("Shown, with the number of resources:");
    counts.stream()
        .filter(count -> count.resources() > 0)
        .forEach(count -> lines.add("  " + count.concept().name() + ": " + count.resources()));
    lines.add("");
    lines.add("Never shown, with local codes that are called alike (a hint, not a mapping):");
    counts.stream()
        .filter(count -> count.resources() == 0)
        .forEach(count -> addMissing(lines, count, lookAlikes));
    lines.add("");
    lines.add("Units without a UCUM code on values of shown concepts:");
    new TreeMap<>(labels.units()).forEach((unit, count) -> lines.add("  " + unit + ": " + count));
    return lines;
  }

  private static void addMissing(List<String> lines, ConceptCount count, LookAlikes lookAlikes) {
    lines.add("  " + count.concept().name());
    for (Counted local : lookAlikes.of(count.concept())) {
      lines.add(
          "      %s [%s]: %d"
              .formatted(local.local().label(), local.local().code(), local.resources()));
    }
  }
}
