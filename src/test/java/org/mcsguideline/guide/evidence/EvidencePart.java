package org.mcsguideline.guide.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.evidence.EvidenceKeys;
import org.mcsguideline.evidence.EvidencePlots;
import org.mcsguideline.evidence.EvidenceTables;
import org.mcsguideline.evidence.PageWords;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;

/** The evidence: plots, judgements, trials, gaps and publications, each row under its key. */
public final class EvidencePart implements GuidePart {

  private static final List<String> TABLES =
      List.of(
          "pooled-outcomes",
          "etd-judgements",
          "rcts",
          "ongoing-trials",
          "narrative-facts",
          "research-gaps",
          "references",
          "sources");

  /** A publication or registry to look up. */
  public record Link(String text, String href) {}

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    EvidenceKeys keys = GuideKeys.of(sources);
    List<EvidencePlots.Plot> plots = EvidencePlots.of(sources.evidence(), keys);
    plots.forEach(plot -> output.picture(plot.name(), plot.svg()));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("keys", keys);
    model.put("plots", plots.stream().collect(Collectors.groupingBy(EvidencePlots.Plot::kind)));
    for (String table : TABLES) {
      model.put(table.replace("-", ""), sources.table(table));
    }
    model.put("said", PageWords.of(sources.evidence(), "pages/pages.properties"));
    model.put("links", links(sources));
    model.put("publications", publications(sources));
    output.page("evidence", "evidence", model);
  }

  /** Pages of publications and registries, by the key of the row. */
  private static Map<String, List<Link>> links(GuideSources sources) {
    String registry =
        about(sources, "ongoing-trials.csv", "registry-page").findFirst().orElseThrow();
    Map<String, List<Link>> links = new LinkedHashMap<>();
    for (Map<String, String> row : sources.table("ongoing-trials")) {
      String number = row.getOrDefault("nct_seed", "");
      links.put(EvidenceTables.key(row), List.of(new Link(number, registry + number)));
    }
    for (Map<String, String> row : sources.table("references")) {
      List<Link> found = new ArrayList<>();
      each(row, "doi").forEach(doi -> found.add(new Link(doi, "https://doi.org/" + doi)));
      each(row, "pmid")
          .forEach(id -> found.add(new Link(id, "https://pubmed.ncbi.nlm.nih.gov/" + id + "/")));
      links.put(EvidenceTables.key(row), found);
    }
    return links;
  }

  /** Key of the publication of each trial. */
  private static Map<String, String> publications(GuideSources sources) {
    return sources.table("rcts").stream()
        .map(EvidenceTables::key)
        .collect(
            Collectors.toMap(
                key -> key,
                key -> about(sources, key, "reference").collect(Collectors.joining(", "))));
  }

  private static Stream<String> each(Map<String, String> row, String column) {
    return Stream.of(row.getOrDefault(column, "").split(";", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty());
  }

  private static Stream<String> about(GuideSources sources, String key, String relation) {
    return sources.table("mapping/about").stream()
        .filter(line -> key.equals(line.get("key")) && relation.equals(line.get("relation")))
        .map(line -> line.getOrDefault("value", ""));
  }
}
