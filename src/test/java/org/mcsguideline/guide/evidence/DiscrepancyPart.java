package org.mcsguideline.guide.evidence;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mcsguideline.evidence.EvidenceTables;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;

/** Where sources disagree, with both readings and what is done. */
public final class DiscrepancyPart implements GuidePart {

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    List<Map<String, String>> rows = sources.table("discrepancies");
    Map<String, List<String>> statements = new TreeMap<>();
    for (Map<String, String> row : rows) {
      String key = EvidenceTables.key(row);
      statements.put(
          key,
          sources.knowledge().grounds().ledger().values().stream()
              .filter(line -> line.discrepancies().contains(key))
              .map(line -> line.id())
              .toList());
    }
    output.page(
        "discrepancies",
        "discrepancies",
        Map.of(
            "keys",
            GuideKeys.of(sources),
            "rows",
            rows,
            "heavy",
            rows.stream().filter(row -> "high".equals(row.get("safety_weight"))).toList(),
            "statements",
            statements));
  }
}
