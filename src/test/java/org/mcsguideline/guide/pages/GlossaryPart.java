package org.mcsguideline.guide.pages;

import java.util.Comparator;
import java.util.Map;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;

/** What words mean, from the table of terms. */
public final class GlossaryPart implements GuidePart {

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    output.page(
        "glossary",
        "glossary",
        Map.of(
            "terms",
            sources.rows("ig/pages/glossary.csv").stream()
                .sorted(
                    Comparator.comparing(
                        row -> row.getOrDefault("term", ""), String.CASE_INSENSITIVE_ORDER))
                .toList()));
  }
}
