package org.mcsguideline.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.SiteParameter;

/** What has to hold of every choice of a site. */
final class ProfileRules {

  /** Each call sets these anew. */
  static final Set<String> SET_BY_RUNTIME =
      Set.of("Decision Time", "Unavailable Data", "Measurement Period");

  private final Map<String, DeclaredParameter> declared = new HashMap<>();

  ProfileRules(List<DeclaredParameter> parameters) {
    parameters.forEach(parameter -> declared.putIfAbsent(parameter.name(), parameter));
  }

  /**
   * The choices in the guideline's own units.
   *
   * @param file what to call the profile
   * @throws SiteFileRefused with every reason at once
   */
  List<SiteParameter> checked(List<SiteParameter> choices, String file) {
    List<String> reasons = new ArrayList<>();
    List<SiteParameter> checked = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (SiteParameter choice : choices) {
      try {
        checked.add(checked(choice, seen.add(choice.name())));
      } catch (ChoiceRefused refused) {
        reasons.add(choice.name() + ": " + refused.getMessage());
      }
    }
    if (!reasons.isEmpty()) {
      throw new SiteFileRefused(file, reasons);
    }
    return checked;
  }

  private SiteParameter checked(SiteParameter choice, boolean isFirst) {
    if (SET_BY_RUNTIME.contains(choice.name())) {
      throw new ChoiceRefused("each call sets it; take it out.");
    }
    DeclaredParameter parameter = declared.get(choice.name());
    if (parameter == null) {
      throw new ChoiceRefused(
          "the guideline has no parameter of this name; look for the spelling among"
              + " those that --site-profile-diff lists.");
    }
    if (!isFirst && !parameter.list()) {
      throw new ChoiceRefused("it takes one value only; take the others out.");
    }
    return new SiteParameter(
        choice.name(), choice.type(), new ChoiceRules(parameter).checked(choice));
  }

  /** A choice cannot be used; the message says why and what to do. */
  static final class ChoiceRefused extends RuntimeException {

    ChoiceRefused(String message) {
      super(message);
    }
  }
}
