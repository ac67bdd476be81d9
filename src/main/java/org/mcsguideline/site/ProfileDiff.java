package org.mcsguideline.site;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.KnowledgeBase;

/** What a profile changes, for a person to read. */
public final class ProfileDiff {

  private ProfileDiff() {}

  /** One line for each changed parameter, followed by what the author wrote about it. */
  public static List<String> lines(KnowledgeBase knowledge, SiteProfile profile) {
    SiteProfile shipped = SiteProfile.of(knowledge, null);
    List<String> lines = new ArrayList<>();
    for (DeclaredParameter parameter : knowledge.parameters()) {
      String before = value(shipped, parameter);
      String after = value(profile, parameter);
      if (!after.equals(before)) {
        lines.add(parameter.name() + ": " + before + " -> " + after);
        if (!parameter.note().isEmpty()) {
          lines.add("    " + parameter.note());
        }
      }
    }
    return lines;
  }

  private static String value(SiteProfile profile, DeclaredParameter parameter) {
    String chosen =
        profile.choices().stream()
            .filter(choice -> choice.name().equals(parameter.name()))
            .map(ChoiceText::of)
            .collect(Collectors.joining(", "));
    return chosen.isEmpty() ? ChoiceText.ofStandard(parameter) : chosen;
  }

  /** Every parameter that a site can set, with the guideline's own value. */
  public static List<String> known(KnowledgeBase knowledge) {
    return choices(knowledge).stream()
        .map(parameter -> parameter.name() + ": " + ChoiceText.ofStandard(parameter))
        .toList();
  }

  /** Every parameter that a site can set. */
  public static List<DeclaredParameter> choices(KnowledgeBase knowledge) {
    return knowledge.parameters().stream()
        .filter(parameter -> !ProfileRules.SET_BY_RUNTIME.contains(parameter.name()))
        .toList();
  }
}
