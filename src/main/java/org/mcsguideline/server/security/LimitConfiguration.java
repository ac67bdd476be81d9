package org.mcsguideline.server.security;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import org.mcsguideline.decision.RefusedLogins;
import org.mcsguideline.hooks.HooksSettings;
import org.mcsguideline.security.LimitSettings;
import org.mcsguideline.security.Rates;
import org.mcsguideline.security.Room;
import org.mcsguideline.security.SecuritySettings;
import org.mcsguideline.security.Turns;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The order of the gates: arrival, origin, failed logins, login, rate, then turn or size. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitConfiguration {

  /** Where Spring Boot puts the filters of Spring Security. */
  static final int LOGIN = -100;

  private static final String[] SERVICES = {"/cds-services", "/cds-services/*"};
  private static final String[] API = {"/fhir", "/fhir/*"};

  /** Pages that work for their reader: evaluate, read the store, ask an EHR. */
  private static final String[] PAGES = {
    "/explanation.html",
    "/explanations/*",
    "/try",
    "/try/*",
    "/board",
    "/board/*",
    "/operations",
    "/operations/*",
    "/launch",
    "/launch/*"
  };

  @Bean
  Room roomForBodies(LimitSettings limits) {
    return new Room(limits.heldBytes());
  }

  @Bean
  Opening openingForBodies(Room roomForBodies) {
    return new Opening(roomForBodies);
  }

  /** Before everything, also before what Spring Boot adds: whatever is called, by whomever. */
  @Bean
  FilterRegistrationBean<ArrivingBodies> arrivingBodies(
      Room roomForBodies, LimitSettings limits, HooksSettings hooks, MeterRegistry metrics) {
    int longest = Math.max(hooks.maximumBodyBytes(), limits.fhirBodyBytes());
    var filter = new ArrivingBodies(roomForBodies, longest, limits.bodyWithin(), metrics);
    return before(filter, Ordered.HIGHEST_PRECEDENCE, true);
  }

  @Bean
  FilterRegistrationBean<FailedLogins> failedLogins(LimitSettings limits) {
    int most = limits.failedLoginsPerMinute();
    var filter = new FailedLogins(new Rates(Math.max(1, most), TimeMeter.SYSTEM_NANOTIME));
    return before(filter, LOGIN - 10, most > 0, SERVICES, API, PAGES);
  }

  /** Outside of the gate before it, so that it sees every refusal, and HAPI's too. */
  @Bean
  FilterRegistrationBean<RefusedLoginFilter> refusedLoginFilter(
      RefusedLogins logins, SecuritySettings security) {
    return before(new RefusedLoginFilter(logins), LOGIN - 11, security.enabled(), SERVICES, API);
  }

  @Bean
  FilterRegistrationBean<RateFilter> rateFilter(LimitSettings limits, SecuritySettings security) {
    int most = limits.requestsPerMinute(security.enabled());
    var filter = new RateFilter(new Rates(Math.max(1, most), TimeMeter.SYSTEM_NANOTIME));
    return before(filter, LOGIN + 10, most > 0, SERVICES, API, PAGES);
  }

  @Bean
  FilterRegistrationBean<TurnFilter> turnFilter(LimitSettings limits) {
    var turns = new Turns(limits.callsAtOnce(), limits.callsWaiting(), limits.longestWait());
    return before(new TurnFilter(turns), LOGIN + 20, true, SERVICES);
  }

  @Bean
  FilterRegistrationBean<FhirRequestFilter> fhirRequestFilter(LimitSettings limits) {
    return before(new FhirRequestFilter(limits), LOGIN + 20, true, API);
  }

  private static <F extends Filter> FilterRegistrationBean<F> before(
      F filter, int order, boolean enabled, String[]... paths) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    registration.setEnabled(enabled);
    for (String[] some : paths) {
      registration.addUrlPatterns(some);
    }
    return registration;
  }
}
