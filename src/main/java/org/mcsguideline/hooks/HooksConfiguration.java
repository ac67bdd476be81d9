package org.mcsguideline.hooks;

import java.time.Clock;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.decision.DecisionLog;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The CDS Hooks endpoint: which browser clients may call it, and its log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HooksSettings.class)
public class HooksConfiguration implements WebMvcConfigurer {

  private static final String PATHS = "/cds-services/**";

  private final HooksSettings settings;

  public HooksConfiguration(HooksSettings settings) {
    this.settings = settings;
  }

  /** Lets in the listed origins and no others, without credentials. */
  @Override
  public void addCorsMappings(CorsRegistry registry) {
    registry
        .addMapping(PATHS)
        .allowedOrigins(settings.allowedOrigins().toArray(String[]::new))
        .allowedMethods(HttpMethod.GET.name(), HttpMethod.POST.name())
        .allowedHeaders(HttpHeaders.CONTENT_TYPE, HttpHeaders.AUTHORIZATION)
        .allowCredentials(false);
  }

  @Bean
  FilterRegistrationBean<CallLog> callLog(Adviser adviser, DecisionLog decisions, Clock clock) {
    FilterRegistrationBean<CallLog> registration =
        new FilterRegistrationBean<>(new CallLog(adviser, decisions, clock));
    registration.addUrlPatterns("/cds-services", "/cds-services/*");
    return registration;
  }
}
