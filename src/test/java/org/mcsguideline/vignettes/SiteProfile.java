package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mcsguideline.evaluation.Defines;
import org.mcsguideline.evaluation.Findings;
import org.mcsguideline.evaluation.GuidelineEvaluation;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.SiteParameter;

/** The guideline at a site that has made choices of its own. */
final class SiteProfile {

  /** Sites with the same choices are one site; what gets it ready takes seconds. */
  private static final Map<List<SiteParameter>, KnowledgeBase> CHOSEN = new ConcurrentHashMap<>();

  private final List<SiteParameter> choices;

  private SiteProfile(List<SiteParameter> choices) {
    this.choices = List.copyOf(choices);
  }

  /** No choices: the guideline as it is shipped. */
  static SiteProfile standard() {
    return new SiteProfile(List.of());
  }

  /** One more choice; a name that comes more than once makes a list. */
  SiteProfile with(String parameter, String type, Object value) {
    List<SiteParameter> more = new ArrayList<>(choices);
    more.add(new SiteParameter(parameter, type, value));
    return new SiteProfile(more);
  }

  /** The guideline with the choices; nothing has been asked of it yet. */
  KnowledgeBase knowledge() {
    return CHOSEN.computeIfAbsent(choices, c -> Guideline.knowledge().withSite(c, "test"));
  }

  /**
   * The guideline, ready for requests.
   *
   * @throws org.mcsguideline.knowledge.KnowledgeIncomplete when it cannot work with the choices
   */
  Site open() {
    Site site = new Site(knowledge());
    GuidelineEvaluation unused = site.evaluation();
    return site;
  }

  /**
   * A site whose guideline answers.
   *
   * @param knowledge the guideline with the choices of the site
   */
  record Site(KnowledgeBase knowledge) {

    private GuidelineEvaluation evaluation() {
      return EvaluationInUse.of(knowledge);
    }

    Findings evaluate(JsonNode request, Map<String, Set<String>> defines) {
      return Guideline.evaluate(evaluation(), request, new Defines(defines));
    }

    Answers answers(JsonNode request) {
      return Answers.to(request, this::evaluate);
    }
  }
}
