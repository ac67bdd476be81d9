package org.mcsguideline.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mcsguideline.evidence.EvidenceTables.Found;

/** All evidence of a guideline, each row at an address of its own. */
public final class Evidence {

  private final EvidenceFiles files;
  private final EvidenceTables tables;
  private final EvidenceKeys keys = new EvidenceKeys();
  private final List<EvidencePlots.Plot> plots;
  private final Map<String, List<Found>> naming = new HashMap<>();
  private final Map<String, EvidencePages> pages = new ConcurrentHashMap<>();
  private final EvidenceSummary summary;

  /**
   * The evidence among these files.
   *
   * @param rows address of all rows, to which the key of one is added
   * @throws EvidenceFaulty when a description does not fit its table
   */
  public Evidence(EvidenceFiles files, String rows) {
    this.files = files;
    this.tables = new EvidenceTables(files);
    tables.names().forEach(table -> keys.add(table, tables.rows(table), rows));
    this.plots = EvidencePlots.of(files, keys);
    tables
        .all()
        .forEach(
            found ->
                keys.named(found.row())
                    .forEach(
                        named -> {
                          boolean unused =
                              naming.computeIfAbsent(named, key -> new ArrayList<>()).add(found);
                        }));
    this.summary = new EvidenceSummary(this, files);
  }

  public EvidenceTables tables() {
    return tables;
  }

  public EvidenceKeys keys() {
    return keys;
  }

  public List<EvidencePlots.Plot> plots() {
    return plots;
  }

  /** The rows that name a key in any of their cells but the first. */
  List<Found> naming(String key) {
    return naming.getOrDefault(key, List.of());
  }

  /** The pages in a language; what that does not say is said as the guideline says it. */
  public EvidencePages pages(String language) {
    return pages.computeIfAbsent(language, spoken -> new EvidencePages(this, files, spoken));
  }

  /** What the first page shows. */
  public EvidenceSummary summary() {
    return summary;
  }
}
