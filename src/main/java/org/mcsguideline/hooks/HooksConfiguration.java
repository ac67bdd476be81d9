package org.mcsguideline.hooks;

import java.time.Clock;
import java.util.function.Supplier;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.decision.DecisionLog;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The CDS Hooks endpoint: its settings and its log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HooksSettings.class)
public class HooksConfiguration {

  @Bean
  FilterRegistrationBean<CallLog> callLog(
      Supplier<Adviser> advisers, DecisionLog decisions, Clock clock) {
    FilterRegistrationBean<CallLog> registration =
        new FilterRegistrationBean<>(new CallLog(advisers, decisions, clock));
    registration.addUrlPatterns("/cds-services", "/cds-services/*");
    return registration;
  }
}
