package org.mcsguideline.guide.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.Words;
import org.mcsguideline.guide.cases.AnsweredVignette.Answer;
import org.mcsguideline.guide.cases.AnsweredVignette.Fact;
import org.mcsguideline.vignettes.Case;
import org.mcsguideline.vignettes.CaseAnswers;
import org.mcsguideline.vignettes.Facts;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignette;
import org.mcsguideline.vignettes.VignetteCases;
import org.mcsguideline.vignettes.Vignettes;

/** Runs vignettes through the services of the built guideline. */
record Answering(GuideSources sources, Words words) {

  /** Values of facts that say nothing of the patient. */
  private static final Set<String> SAYS_NOTHING =
      Set.of("not applicable", "not used", "derived", "not removed");

  private static final String NOT_RECORDED = "missing";

  List<AnsweredVignette> all() {
    List<Case> cases = new VignetteCases().cases().toList();
    List<AnsweredVignette> answered = new ArrayList<>();
    for (Vignette vignette : Vignettes.all()) {
      Case expected = cases.get(answered.size());
      if (!expected.name().equals(vignette.toString())) {
        throw new GuideFaulty("The cases of the vignettes are not in the vignettes' order.");
      }
      answered.add(answered(vignette, expected));
    }
    return List.copyOf(answered);
  }

  private AnsweredVignette answered(Vignette vignette, Case expected) {
    String anchor = vignette.id().toLowerCase(Locale.ROOT);
    GivenCards given = new GivenCards(anchor);
    for (HookService service : HookService.values()) {
      JsonNode request = HookRequestJson.of(vignette, service);
      String title = sources.resource("PlanDefinition", service.id()).path("title").asText();
      given.add(title, Guideline.adviser().advise(Guideline.request(request, service)));
    }
    return new AnsweredVignette(
        vignette.id(),
        anchor,
        vignette.title(),
        vignette.shows(),
        vignette.source(),
        vignette.decisionTime().toString(),
        facts(vignette),
        notRecorded(vignette),
        answers(expected),
        given.cards(),
        given.plans());
  }

  private List<Fact> facts(Vignette vignette) {
    return Facts.keys().stream()
        .map(key -> new Fact(key, vignette.facts().recorded(key)))
        .filter(fact -> !fact.value().equals(NOT_RECORDED))
        .filter(fact -> !SAYS_NOTHING.contains(fact.value()))
        .map(fact -> new Fact(words.of("fact", fact.name()), fact.value()))
        .toList();
  }

  private List<String> notRecorded(Vignette vignette) {
    return Facts.keys().stream()
        .filter(key -> vignette.facts().recorded(key).equals(NOT_RECORDED))
        .map(key -> words.of("fact", key))
        .toList();
  }

  private List<Answer> answers(Case asked) {
    CaseAnswers given =
        new CaseAnswers(
            Guideline.evaluate(asked.request(), CaseAnswers.expected(asked).byLibrary()));
    return asked.expected().entrySet().stream()
        .map(entry -> answer(entry, given.value(entry.getKey())))
        .toList();
  }

  private Answer answer(Map.Entry<String, String> expected, String given) {
    String name = expected.getKey();
    return new Answer(
        name,
        words.of("answer", name),
        expected.getValue(),
        given,
        given.equals(expected.getValue()));
  }
}
