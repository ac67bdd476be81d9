package org.mcsguideline.server.pages;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mcsguideline.coverage.ConceptCount;
import org.mcsguideline.coverage.ShownConcepts;
import org.mcsguideline.decision.KeepingQueue;
import org.mcsguideline.decision.Losses;
import org.mcsguideline.decision.OwnCodes;
import org.mcsguideline.knowledge.KnowledgeIdentity;
import org.mcsguideline.server.GuidelineInUse;
import org.mcsguideline.server.store.FhirStore;
import org.mcsguideline.web.FhirDoor;
import org.mcsguideline.web.operations.NodeState;
import org.mcsguideline.web.operations.NodeState.Calls;
import org.mcsguideline.web.operations.NodeState.Coverage;
import org.mcsguideline.web.operations.NodeState.Keeping;
import org.mcsguideline.web.operations.NodeState.Knowledge;
import org.mcsguideline.web.operations.Operations;
import org.mcsguideline.web.operations.OperationsController;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together the page for who runs the service. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

  @Bean
  Operations operations(OwnCodes codes, GuidelineInUse guideline, Clock clock) {
    return new Operations(codes, guideline::knowledge, clock);
  }

  /** How full the queue is and what was lost. */
  @Bean
  Supplier<Keeping> nodeKeeping(
      ApplicationAvailability availability,
      ObjectProvider<FhirStore> store,
      KeepingQueue queue,
      Losses losses) {
    return () -> {
      FhirStore present = store.getIfAvailable();
      return new Keeping(
          availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC,
          present != null && present.database().isPresent(),
          queue.depth(),
          losses.count());
    };
  }

  @Bean
  OperationsController operationsController(
      FhirDoor door, Operations operations, NodeReading node) {
    return new OperationsController(door, operations, node::now, ZoneId.systemDefault());
  }

  @Bean
  NodeReading nodeReading(
      ApplicationContext application,
      MeterRegistry metrics,
      ShownConcepts shown,
      Supplier<Keeping> nodeKeeping,
      GuidelineInUse guideline) {
    Instant since = Instant.ofEpochMilli(application.getStartupDate());
    return () ->
        new NodeState(
            since,
            knowledge(guideline.knowledge().identity()),
            nodeKeeping.get(),
            calls(metrics),
            coverage(shown));
  }

  /** The state of this node at the moment. */
  @FunctionalInterface
  interface NodeReading {
    NodeState now();
  }

  private static Knowledge knowledge(KnowledgeIdentity identity) {
    return new Knowledge(identity.version(), identity.contentHash(), identity.siteProfileHash());
  }

  private static List<Calls> calls(MeterRegistry metrics) {
    return metrics.find("mcs.calls").timers().stream()
        .map(OperationsConfiguration::calls)
        .sorted(Comparator.comparing(Calls::service).thenComparing(Calls::status))
        .toList();
  }

  private static Calls calls(Timer timer) {
    return new Calls(
        tag(timer, "service"),
        tag(timer, "status"),
        timer.count(),
        timer.mean(TimeUnit.MILLISECONDS),
        timer.max(TimeUnit.MILLISECONDS));
  }

  private static String tag(Timer timer, String key) {
    return timer.getId().getTags().stream()
        .filter(tag -> tag.getKey().equals(key))
        .map(Tag::getValue)
        .findFirst()
        .orElse("");
  }

  private static Coverage coverage(ShownConcepts shown) {
    List<ConceptCount> counts = shown.counts();
    return new Coverage(
        counts.size(),
        shown.resources(),
        counts.stream()
            .filter(count -> count.resources() == 0)
            .map(count -> count.concept().name())
            .sorted()
            .toList());
  }
}
