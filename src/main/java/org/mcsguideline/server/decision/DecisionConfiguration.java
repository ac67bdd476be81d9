package org.mcsguideline.server.decision;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mcsguideline.decision.AccessKeeping;
import org.mcsguideline.decision.CallKeeping;
import org.mcsguideline.decision.CardFeedback.Reason;
import org.mcsguideline.decision.DecisionLog;
import org.mcsguideline.decision.FeedbackKeeping;
import org.mcsguideline.decision.FeedbackLog;
import org.mcsguideline.decision.KeepingQueue;
import org.mcsguideline.decision.KeepingThread;
import org.mcsguideline.decision.Losses;
import org.mcsguideline.decision.OwnCodes;
import org.mcsguideline.decision.RecentAdvice;
import org.mcsguideline.decision.RecordStore;
import org.mcsguideline.decision.RefusedLoginKeeping;
import org.mcsguideline.decision.RefusedLogins;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.server.store.AccessAudit;
import org.mcsguideline.server.store.FhirStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Puts together what keeps decisions, feedback and audit. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DecisionSettings.class)
public class DecisionConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(DecisionConfiguration.class);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1));

  @Bean
  RecentAdvice recentAdvice(DecisionSettings settings) {
    return new RecentAdvice(settings.remembered());
  }

  @Bean
  OwnCodes ownCodes(KnowledgeBase knowledge) {
    return OwnCodes.of(knowledge.services().values().iterator().next().conduct().canonical());
  }

  @Bean
  Losses losses() {
    return new Losses();
  }

  @Bean
  KeepingQueue keepingQueue(DecisionSettings settings, Losses losses) {
    return new KeepingQueue(settings.queueSize(), losses);
  }

  /** The store is asked for anew each time; it comes up later than this, and may be left out. */
  @Bean
  RecordStore recordStore(
      DecisionSettings settings, ObjectProvider<FhirStore> store, OwnCodes codes) {
    FhirStore present = settings.enabled() ? store.getIfAvailable() : null;
    if (present == null) {
      LOG.warn("Decisions, feedback and audit are not kept: they, or the FHIR store, are off.");
    }
    return new StoreRecords(() -> present == null ? Optional.empty() : present.records(), codes);
  }

  @Bean
  FeedbackKeeping feedbackKeeping(
      RecordStore store,
      RecentAdvice recent,
      OwnCodes codes,
      KnowledgeBase knowledge,
      DecisionSettings settings,
      Clock clock) {
    return new FeedbackKeeping(
        store, recent, codes, offered(knowledge), settings.patientContent(), clock);
  }

  @Bean
  CallMetrics callMetrics(
      MeterRegistry registry,
      DecisionSettings settings,
      ObjectProvider<FhirStore> store,
      KeepingQueue queue,
      OwnCodes codes) {
    boolean kept = settings.enabled() && store.getIfAvailable() != null;
    DecisionLog keeping =
        kept ? new CallKeeping(queue, codes, settings.patientContent()) : call -> {};
    return new CallMetrics(registry, keeping);
  }

  /** Made without the store, which needs it. */
  @Bean
  AccessAudit accessAudit(DecisionSettings settings, KeepingQueue queue, OwnCodes codes) {
    AccessKeeping keeping = new AccessKeeping(queue, codes, settings.patientContent());
    return settings.enabled() ? keeping::keep : event -> {};
  }

  @Bean
  RefusedLogins refusedLogins(
      DecisionSettings settings,
      ObjectProvider<FhirStore> store,
      KeepingQueue queue,
      OwnCodes codes,
      Clock clock) {
    boolean kept = settings.enabled() && store.getIfAvailable() != null;
    return kept ? new RefusedLoginKeeping(queue, codes, clock) : (address, part) -> {};
  }

  @Bean
  @Primary
  FeedbackLog feedbackLog(CallMetrics metrics, FeedbackKeeping keeping, KnowledgeBase knowledge) {
    return metrics.counting(keeping, offered(knowledge));
  }

  @Bean
  KeepingLife keepingLife(
      DecisionSettings settings,
      KeepingQueue queue,
      RecordStore store,
      FeedbackKeeping feedback,
      Clock clock) {
    return new KeepingLife(
        settings, queue, new KeepingThread(queue, store, PAUSES), store, feedback, clock);
  }

  /** The bean's name is the indicator's name in the health endpoint. */
  @Bean
  HealthIndicator keptDecisions(KeepingQueue queue, Losses losses, MeterRegistry registry) {
    Gauge depth =
        Gauge.builder("mcs.decisions.waiting", queue, KeepingQueue::depth).register(registry);
    FunctionCounter lost =
        FunctionCounter.builder("mcs.decisions.lost", losses, Losses::count).register(registry);
    LOG.debug("Metrics {} and {}", depth.getId(), lost.getId());
    return new DecisionHealth(queue, losses);
  }

  private static Set<Reason> offered(KnowledgeBase knowledge) {
    return knowledge.services().values().stream()
        .flatMap(service -> service.plans().stream())
        .flatMap(plan -> plan.actions().stream())
        .flatMap(action -> action.choices().overrideReasons().stream())
        .map(reason -> new Reason(reason.system(), reason.code()))
        .collect(Collectors.toSet());
  }
}
