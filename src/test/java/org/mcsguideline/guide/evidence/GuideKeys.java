package org.mcsguideline.guide.evidence;

import java.util.Map;
import org.mcsguideline.evidence.EvidenceKeys;
import org.mcsguideline.guide.GuideSources;

/** Where the rows of the evidence stand in the guide. */
public final class GuideKeys {

  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("pooled-outcomes", "evidence"),
          Map.entry("rcts", "evidence"),
          Map.entry("ongoing-trials", "evidence"),
          Map.entry("etd-judgements", "evidence"),
          Map.entry("narrative-facts", "evidence"),
          Map.entry("research-gaps", "evidence"),
          Map.entry("references", "evidence"),
          Map.entry("sources", "evidence"),
          Map.entry("discrepancies", "discrepancies"),
          Map.entry("ledger", "computability"));

  private GuideKeys() {}

  /** The keys of all tables that the guide shows. */
  public static EvidenceKeys of(GuideSources sources) {
    EvidenceKeys keys = new EvidenceKeys();
    PAGES.forEach((table, page) -> keys.add(table, sources.table(table), page + ".html#"));
    for (Map<String, String> line : sources.table("mapping/about")) {
      if ("plan".equals(line.get("relation"))) {
        keys.place(
            line.getOrDefault("key", ""),
            "recommendation-" + line.getOrDefault("value", "") + ".html");
      }
    }
    return keys;
  }

  /** The page that shows a table; empty when none does. */
  static String page(String table) {
    return PAGES.getOrDefault(table, "");
  }
}
