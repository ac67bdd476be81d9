package org.mcsguideline.guide.practice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.evidence.GuideKeys;
import org.mcsguideline.knowledge.AllowedRange;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.Threshold;
import org.mcsguideline.site.ProfileDiff;

/** What a site chooses, maps and signs. */
public final class SitesPart implements GuidePart {

  /**
   * A choice of a site.
   *
   * @param standard the guideline's own value; empty when it has none
   * @param range empty when any value may be chosen
   */
  public record Choice(
      String name, String type, String standard, String range, String label, String note) {}

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    KnowledgeBase knowledge = sources.knowledge();
    List<Choice> choices =
        ProfileDiff.choices(knowledge).stream()
            .map(parameter -> choice(knowledge, parameter))
            .toList();
    output.page("sites", "sites", Map.of("choices", choices, "keys", GuideKeys.of(sources)));
  }

  private static Choice choice(KnowledgeBase knowledge, DeclaredParameter parameter) {
    return new Choice(
        parameter.name(),
        parameter.type() + (parameter.list() ? ", any number" : ""),
        parameter.standard() == null ? "" : parameter.standard().toString(),
        range(parameter.range()),
        knowledge.grounds().thresholds().values().stream()
            .filter(threshold -> threshold.key().endsWith("." + parameter.name()))
            .map(Threshold::label)
            .findFirst()
            .orElse(""),
        parameter.note());
  }

  private static String range(AllowedRange range) {
    return range.equals(AllowedRange.UNLIMITED)
        ? ""
        : end(range.low()) + " to " + end(range.high());
  }

  private static String end(@Nullable BigDecimal number) {
    return number == null ? "any" : number.toPlainString();
  }
}
