package org.mcsguideline.guide.pages;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mcsguideline.guide.GuideFaulty;
import org.mcsguideline.guide.GuideOutput;
import org.mcsguideline.guide.GuidePart;
import org.mcsguideline.guide.GuideSources;
import org.mcsguideline.guide.cases.AnsweredVignette;
import org.mcsguideline.guide.cases.AnsweredVignettes;
import org.mcsguideline.guide.decision.Criteria;
import org.mcsguideline.guide.decision.Criterion;
import org.mcsguideline.guide.decision.Input;
import org.mcsguideline.guide.decision.Logic;
import org.mcsguideline.knowledge.KeptDefine;
import org.mcsguideline.knowledge.LogicDefine;
import org.mcsguideline.vignettes.Guideline;
import org.mcsguideline.vignettes.HookRequestJson;
import org.mcsguideline.vignettes.HookService;
import org.mcsguideline.vignettes.Vignettes;

/** The list of features that a recommendation's library gives, each with a state of its own. */
public final class SelectionProfilePart implements GuidePart {

  private final AnsweredVignettes answered;

  /** With the vignettes as the service answers them. */
  public SelectionProfilePart(AnsweredVignettes answered) {
    this.answered = answered;
  }

  @Override
  public void write(GuideSources sources, GuideOutput output) {
    Logic logic = new Logic(sources.knowledge());
    Recommendation recommendation =
        Recommendation.all(sources).stream()
            .filter(one -> list(sources, one).isPresent())
            .findFirst()
            .orElseThrow(() -> new GuideFaulty("No recommendation lists features."));
    LogicDefine list = list(sources, recommendation).orElseThrow();
    List<AnsweredVignette> vignettes =
        answered.of(sources).stream()
            .filter(vignette -> isShown(vignette, recommendation, list))
            .toList();
    if (vignettes.isEmpty()) {
      throw new GuideFaulty("No vignette shows the features.");
    }
    List<Feature> features = features(sources, logic, list, vignettes.get(0));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("recommendation", recommendation);
    model.put("features", features);
    model.put(
        "rows",
        vignettes.stream().map(vignette -> new Row(vignette, states(list, vignette))).toList());
    model.put("example", vignettes.get(0));
    model.put("exampleCard", vignettes.get(0).cardsOf(recommendation.planId()).get(0));
    output.page("selection-profile", "selection-profile", model);
  }

  /** The define of a recommendation's own library that lists things with states. */
  private static Optional<LogicDefine> list(GuideSources sources, Recommendation recommendation) {
    return sources.knowledge().grounds().defines().values().stream()
        .filter(define -> define.library().equals(recommendation.library()))
        .filter(define -> !define.items().isEmpty())
        .findFirst();
  }

  /** The profile stands on the card: the names of all features are in its text. */
  private static boolean isShown(
      AnsweredVignette vignette, Recommendation recommendation, LogicDefine list) {
    return vignette.cardsOf(recommendation.planId()).stream()
        .anyMatch(
            given ->
                items(list, vignette).stream()
                    .allMatch(
                        item -> given.card().html().contains(item.getOrDefault("name", "?"))));
  }

  private static List<Feature> features(
      GuideSources sources, Logic logic, LogicDefine list, AnsweredVignette vignette) {
    Map<String, LogicDefine> defines = sources.knowledge().grounds().defines();
    List<Map<String, String>> items = items(list, vignette);
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String key = list.items().get(i);
      features.add(
          new Feature(
              items.get(i),
              logic.texts(key),
              requireNonNull(defines.get(key)),
              criteria(sources, logic, list, key)));
    }
    return features;
  }

  /** What an item rests on, without what the recommendation as a whole rests on more directly. */
  private static List<Criterion> criteria(
      GuideSources sources, Logic logic, LogicDefine list, String item) {
    String outcome = list.library() + "." + KeptDefine.OUTCOME.define();
    List<String> keys =
        Stream.concat(Input.of(logic, outcome).stream().map(Input::key), Stream.of(item)).toList();
    return new Criteria(sources, logic)
        .below(keys).stream().dropWhile(criterion -> !criterion.key().equals(item)).toList();
  }

  private static List<String> states(LogicDefine list, AnsweredVignette vignette) {
    return items(list, vignette).stream().map(item -> item.getOrDefault("state", "")).toList();
  }

  /** What the list says of a vignette's patient. */
  private static List<Map<String, String>> items(LogicDefine list, AnsweredVignette vignette) {
    Object value =
        Guideline.evaluate(
                HookRequestJson.of(Vignettes.byId(vignette.id()), HookService.PATIENT_REVIEW),
                Map.of(list.library(), Set.of(list.name())))
            .value(list.library(), list.name());
    List<Map<String, String>> items = new ArrayList<>();
    for (Object item : (Collection<?>) requireNonNull(value)) {
      Map<String, String> texts = new LinkedHashMap<>();
      ((Map<?, ?>) item).forEach((name, text) -> texts.put(name.toString(), String.valueOf(text)));
      items.add(texts);
    }
    return items;
  }

  /**
   * A feature.
   *
   * @param item id, name, evidence and label as the logic lists them
   * @param states that it can have, in the logic's words
   * @param define that gives its state
   * @param criteria what it rests on
   */
  record Feature(
      Map<String, String> item, List<String> states, LogicDefine define, List<Criterion> criteria) {
    Feature {
      states = List.copyOf(states);
      criteria = List.copyOf(criteria);
    }
  }

  /** The states of a vignette's features. */
  record Row(AnsweredVignette vignette, List<String> states) {
    Row {
      states = List.copyOf(states);
    }
  }
}
