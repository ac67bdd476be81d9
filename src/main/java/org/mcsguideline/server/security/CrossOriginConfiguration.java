package org.mcsguideline.server.security;

import java.util.List;
import org.mcsguideline.security.SecuritySettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * Which pages of other origins may call from a browser: the listed ones, without credentials of the
 * browser. The rest is refused before anybody looks at a token.
 */
@Configuration(proxyBeanMethods = false)
class CrossOriginConfiguration {

  private static final String API = "/fhir";
  private static final int BEFORE_FAILED_LOGINS = LimitConfiguration.LOGIN - 20;

  @Bean
  FilterRegistrationBean<CorsFilter> crossOrigin(SecuritySettings settings) {
    CorsConfiguration services = services(settings.allowedOrigins());
    CorsConfiguration api = api(settings.allowedOrigins());
    // Spring's own choice by path leaves out what a servlet is mapped to, and would miss the API.
    FilterRegistrationBean<CorsFilter> registration =
        new FilterRegistrationBean<>(
            new CorsFilter(request -> request.getRequestURI().startsWith(API) ? api : services));
    registration.setOrder(BEFORE_FAILED_LOGINS);
    registration.addUrlPatterns("/cds-services", "/cds-services/*", API, API + "/*");
    return registration;
  }

  private static CorsConfiguration services(List<String> origins) {
    CorsConfiguration rules = of(origins, "GET", "POST");
    rules.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.AUTHORIZATION));
    rules.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
    return rules;
  }

  private static CorsConfiguration api(List<String> origins) {
    CorsConfiguration rules = of(origins, "GET", "POST", "PUT", "PATCH", "DELETE");
    rules.setAllowedHeaders(
        List.of(
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.ACCEPT,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE,
            "If-None-Exist",
            "Prefer"));
    rules.setExposedHeaders(
        List.of(
            HttpHeaders.LOCATION,
            HttpHeaders.CONTENT_LOCATION,
            HttpHeaders.ETAG,
            HttpHeaders.LAST_MODIFIED,
            HttpHeaders.RETRY_AFTER));
    return rules;
  }

  private static CorsConfiguration of(List<String> origins, String... methods) {
    CorsConfiguration rules = new CorsConfiguration();
    rules.setAllowedOrigins(origins);
    rules.setAllowedMethods(List.of(methods));
    rules.setAllowCredentials(false);
    return rules;
  }
}
