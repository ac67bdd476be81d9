package org.mcsguideline.server.pages;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.ServiceDescription;
import org.mcsguideline.card.CardTexts;
import org.mcsguideline.card.CardWriting;
import org.mcsguideline.evaluation.BoundedEvaluation;
import org.mcsguideline.evaluation.RecordEvaluation;
import org.mcsguideline.explanation.Explaining;
import org.mcsguideline.hooks.RehearsedCalls;
import org.mcsguideline.patientdata.LocalCodes;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.server.GuidelineInUse;
import org.mcsguideline.web.trial.Answering;
import org.mcsguideline.web.trial.HookCalls;
import org.mcsguideline.web.trial.Rehearsing;
import org.mcsguideline.web.trial.TrialController;
import org.mcsguideline.web.trial.WhatIf;
import org.mcsguideline.web.trial.chart.ChartReading;
import org.mcsguideline.web.trial.chart.VignetteBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Puts together the page on which the guideline is tried. */
@Configuration(proxyBeanMethods = false)
class TrialConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(TrialConfiguration.class);
  private static final Duration LONGEST_EVALUATION = Duration.ofSeconds(2);
  private static final int PARALLEL = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  private static final int WAITING = 8;
  private static final String BOOK = "vignettes/vignettes.json";

  /** Threads of its own, fewer than there are processors, so that hooks keep theirs. */
  @Bean(destroyMethod = "close")
  TrialEvaluation trialEvaluation(GuidelineInUse guideline) {
    return new TrialEvaluation(
        new BoundedEvaluation(
            (defines, patient, time) ->
                guideline.current().unbounded().evaluate(defines, patient, time),
            LONGEST_EVALUATION,
            PARALLEL,
            WAITING));
  }

  /** Not found by type by anything that evaluates for hooks. */
  record TrialEvaluation(BoundedEvaluation bounded) implements AutoCloseable {
    @Override
    public void close() {
      bounded.close();
    }
  }

  /** Null in the record when the build has written no vignettes. */
  record Trial(@Nullable ChartReading charts, HookCalls calls, Answering answering) {}

  @Bean
  Trial trial(
      GuidelineInUse guideline,
      TrialEvaluation evaluation,
      LocalCodes codes,
      Supplier<Explaining> explaining,
      Clock clock)
      throws IOException {
    HookCalls calls =
        new Rehearsal(new RehearsedCalls(advisers(guideline, evaluation.bounded(), codes), clock));
    return new Trial(charts(), calls, new Answering(calls, explaining));
  }

  @Bean
  TrialController trialController(Trial trial, GuidelineInUse guideline) {
    return new TrialController(
        trial.charts(),
        trial.answering(),
        new WhatIf(trial.calls(), plan -> title(guideline, plan), System::nanoTime),
        trial.calls());
  }

  /** Ends before the service says that it is ready. */
  @Bean
  ApplicationRunner rehearsing(Trial trial) {
    ChartReading charts = trial.charts();
    return charts == null
        ? arguments -> LOG.warn("Without vignettes the first calls are slow.")
        : arguments -> new Rehearsing(charts, trial.answering()).run();
  }

  private static @Nullable ChartReading charts() throws IOException {
    ClassPathResource book = new ClassPathResource(BOOK);
    if (!book.exists()) {
      LOG.warn("The build has written no {}: nothing can be tried on a page.", BOOK);
      return null;
    }
    try (InputStream file = book.getInputStream()) {
      return new ChartReading(VignetteBook.read(file));
    }
  }

  /**
   * Advisers of the guideline in use that ask no server, know no earlier advice, count no local
   * code and leave the threads of the hooks to these.
   */
  private static Supplier<Adviser> advisers(
      GuidelineInUse guideline, RecordEvaluation evaluation, LocalCodes codes) {
    PatientDataReader reader = new PatientDataReader(FhirContext.forR4Cached(), codes::translated);
    CardWriting cards = new CardWriting(CardTexts.load());
    return new Latest<>(
        guideline::current, ready -> new Adviser(ready.knowledge(), reader, evaluation, cards));
  }

  private static String title(GuidelineInUse guideline, String plan) {
    return guideline.knowledge().services().values().stream()
        .flatMap(service -> service.plans().stream())
        .filter(known -> known.canonical().equals(plan))
        .map(known -> known.text().title())
        .findFirst()
        .orElse(plan);
  }

  private record Rehearsal(RehearsedCalls calls) implements HookCalls {

    @Override
    public List<ServiceDescription> services() {
      return calls.services();
    }

    @Override
    public Called call(ServiceDescription service, JsonNode request) {
      RehearsedCalls.Answer answer = calls.call(service, request);
      return new Called(answer.advice(), answer.wire());
    }
  }
}
