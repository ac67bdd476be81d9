package org.mcsguideline.server.explanation;

import jakarta.servlet.http.HttpServlet;
import java.util.function.Supplier;
import org.mcsguideline.card.ExplanationAddress;
import org.mcsguideline.decision.KeepingQueue;
import org.mcsguideline.explanation.Explaining;
import org.mcsguideline.server.decision.DecisionSettings;
import org.mcsguideline.web.DecisionReading;
import org.mcsguideline.web.ExplanationController;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Puts together how decisions are explained. Without a store nothing is kept and no card links. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class ExplanationConfiguration {

  @Bean
  ExplanationAddress explanationAddress(
      WebSettings web, DecisionSettings decisions, Environment environment) {
    boolean kept =
        decisions.enabled() && environment.getProperty("mcs.store.enabled", Boolean.class, true);
    return kept ? new PageAddress(environment, web.address()) : ExplanationAddress.NOWHERE;
  }

  @Bean
  DecisionReading decisionReading(
      @Qualifier("fhirStoreServlet")
          ObjectProvider<ServletRegistrationBean<? extends HttpServlet>> api,
      KeepingQueue queue) {
    ServletRegistrationBean<? extends HttpServlet> present = api.getIfAvailable();
    return new StoreDoor(present == null ? null : present.getServlet(), queue);
  }

  @Bean
  ExplanationController explanationController(
      DecisionReading decisions, Supplier<Explaining> explaining) {
    return new ExplanationController(decisions, explaining);
  }

  @Bean
  FilterRegistrationBean<PageHeaders> pageHeaders() {
    FilterRegistrationBean<PageHeaders> headers = new FilterRegistrationBean<>(new PageHeaders());
    headers.addUrlPatterns(
        "/explanation.html", "/explanation.js", "/explanation.css", "/explanations/*");
    return headers;
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
