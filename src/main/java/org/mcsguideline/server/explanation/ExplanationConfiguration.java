package org.mcsguideline.server.explanation;

import java.util.function.Supplier;
import org.mcsguideline.card.ExplanationAddress;
import org.mcsguideline.decision.KeepingQueue;
import org.mcsguideline.explanation.Explaining;
import org.mcsguideline.launch.Launches;
import org.mcsguideline.server.decision.DecisionSettings;
import org.mcsguideline.server.pages.OwnAddress;
import org.mcsguideline.web.ExplainedDecisions;
import org.mcsguideline.web.ExplanationController;
import org.mcsguideline.web.FhirDoor;
import org.mcsguideline.web.explanation.ExplanationPages;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Puts together how decisions are explained. Without a store nothing is kept and no card links. */
@Configuration(proxyBeanMethods = false)
class ExplanationConfiguration {

  @Bean
  ExplanationAddress explanationAddress(
      OwnAddress own, DecisionSettings decisions, Launches launches, Environment environment) {
    boolean kept =
        decisions.enabled() && environment.getProperty("mcs.store.enabled", Boolean.class, true);
    return kept ? new PageAddress(own, launches::knows) : ExplanationAddress.NOWHERE;
  }

  @Bean
  ExplainedDecisions explainedDecisions(
      FhirDoor door, KeepingQueue queue, Supplier<Explaining> explaining) {
    return new ExplainedDecisions(door, queue::holds, explaining);
  }

  @Bean
  ExplanationController explanationController(ExplainedDecisions decisions) {
    return new ExplanationController(decisions);
  }

  @Bean
  ExplanationPages explanationPages(ExplainedDecisions decisions) {
    return new ExplanationPages(decisions);
  }

  /** After those that ask who the caller is. */
  @Bean
  FilterRegistrationBean<ExplainOperation> explainOperation() {
    var operation = new FilterRegistrationBean<>(new ExplainOperation());
    operation.addUrlPatterns("/fhir/*");
    operation.setOrder(Ordered.LOWEST_PRECEDENCE);
    return operation;
  }
}
