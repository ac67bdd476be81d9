package org.mcsguideline.web.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mcsguideline.advice.Advice;
import org.mcsguideline.advice.NoAdviceInTime;
import org.mcsguideline.advice.RequiredDataMissing;
import org.mcsguideline.advice.ServiceDescription;
import org.mcsguideline.decision.KeptDecisions;
import org.mcsguideline.explanation.Explaining;
import org.mcsguideline.explanation.Explanation;
import org.mcsguideline.request.RequestRefused;
import org.mcsguideline.web.frame.PageBusy;
import org.mcsguideline.web.trial.Answers.Given;
import org.mcsguideline.web.trial.Answers.Service;
import org.mcsguideline.web.trial.Answers.State;
import org.mcsguideline.web.trial.chart.TrialChart;

/** Asks every service about a record. */
public final class Answering {

  private static final List<String> URGENCIES = List.of("critical", "warning", "info");

  private final HookCalls calls;
  private final Supplier<Explaining> explaining;

  /**
   * An answering.
   *
   * @param explaining by the guideline of the moment
   */
  public Answering(HookCalls calls, Supplier<Explaining> explaining) {
    this.calls = calls;
    this.explaining = explaining;
  }

  /** All that the services say. */
  Answers answers(TrialChart chart) {
    RequestWriting writing = new RequestWriting(chart);
    Map<CardFace, List<String>> cards = new LinkedHashMap<>();
    Map<Reasoning, List<String>> reasonings = new LinkedHashMap<>();
    List<Service> services = new ArrayList<>();
    for (ServiceDescription service : calls.services()) {
      Optional<Advice> advice = advice(writing, service);
      advice.ifPresent(
          given -> {
            given.cards().forEach(card -> note(cards, CardFace.of(card), service));
            reasonings(given).forEach(reasoning -> note(reasonings, reasoning, service));
          });
      int count = advice.map(given -> given.cards().size()).orElse(0);
      State state =
          !writing.isCalled(service)
              ? State.NOT_CALLED
              : advice.isEmpty() ? State.FAILED : count == 0 ? State.NO_GUIDANCE : State.GUIDANCE;
      services.add(new Service(service.id(), service.title(), service.hook(), state, count));
    }
    return new Answers(worstFirst(given(cards)), joined(given(reasonings)), services);
  }

  /** As an EHR would draw them: what cannot wait is seen without scrolling. */
  private static List<Given<CardFace>> worstFirst(List<Given<CardFace>> cards) {
    return cards.stream()
        .sorted(Comparator.comparing(card -> URGENCIES.indexOf(card.what().indicator())))
        .toList();
  }

  /** What differs in its criteria alone stands once, with all of them. */
  private static List<Given<Reasoning>> joined(List<Given<Reasoning>> all) {
    Map<Reasoning, Given<Reasoning>> joined = new LinkedHashMap<>();
    for (Given<Reasoning> one : all) {
      Given<Reasoning> unused =
          joined.merge(one.what().withoutLines(), one, (first, next) -> joined(first, next));
    }
    return List.copyOf(joined.values());
  }

  private static Given<Reasoning> joined(Given<Reasoning> first, Given<Reasoning> next) {
    List<String> services =
        Stream.concat(first.services().stream(), next.services().stream()).distinct().toList();
    return new Given<>(first.what().with(next.what().lines()), services);
  }

  private Optional<Advice> advice(RequestWriting writing, ServiceDescription service) {
    if (!writing.isCalled(service)) {
      return Optional.empty();
    }
    try {
      return Optional.of(calls.call(service, writing.request(service)).advice());
    } catch (NoAdviceInTime late) {
      throw new PageBusy(late);
    } catch (RequestRefused | RequiredDataMissing failed) {
      return Optional.empty();
    }
  }

  private List<Reasoning> reasonings(Advice advice) {
    Explanation explanation = explaining.get().explain(KeptDecisions.of(advice.decision()));
    return explanation.recommendations().stream()
        .map(recommended -> Reasoning.of(recommended, explanation))
        .toList();
  }

  private static <T> void note(Map<T, List<String>> all, T one, ServiceDescription service) {
    List<String> titles = all.computeIfAbsent(one, first -> new ArrayList<>());
    if (!titles.contains(service.title())) {
      titles.add(service.title());
    }
  }

  private static <T> List<Given<T>> given(Map<T, List<String>> all) {
    List<Given<T>> given = new ArrayList<>();
    all.forEach((what, services) -> given.add(new Given<>(what, services)));
    return given;
  }
}
