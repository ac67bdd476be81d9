package org.mcsguideline.server.launch;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.mcsguideline.launch.LaunchSettings;
import org.mcsguideline.launch.Launches;
import org.mcsguideline.launch.Seal;
import org.mcsguideline.server.EhrSettings;
import org.mcsguideline.server.pages.OwnAddress;
import org.mcsguideline.server.pages.WebSettings;
import org.mcsguideline.upstream.GuardedJson;
import org.mcsguideline.upstream.UpstreamLimits;
import org.mcsguideline.web.frame.Visit;
import org.mcsguideline.web.frame.Visits;
import org.mcsguideline.web.launch.LaunchController;
import org.mcsguideline.web.launch.LaunchCookies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together how readers of pages log in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LaunchSettings.class)
class LaunchConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(LaunchConfiguration.class);

  /** No configuration of an EHR, set of keys or token is longer. */
  private static final int LONGEST_ANSWER = 200_000;

  /** After Spring Security, which says that nobody is there, and before everything that asks. */
  private static final int AFTER_LOGIN = 0;

  @Bean
  Seal seal(LaunchSettings settings, Clock clock) {
    if (!settings.key().isEmpty()) {
      return Seal.of(settings.key(), clock);
    }
    if (!settings.ehrs().isEmpty()) {
      LOG.warn("mcs.launch.key is not set: logins end with this process, and at other nodes.");
    }
    return Seal.ofThisNode(clock);
  }

  @Bean
  Launches launches(LaunchSettings settings, EhrSettings ehr, Seal seal, Clock clock) {
    UpstreamLimits limits =
        new UpstreamLimits(
            ehr.connect(), ehr.read(), ehr.total(), 1, LONGEST_ANSWER, LONGEST_ANSWER);
    try {
      return new Launches(settings, new GuardedJson(limits, ehr.internalAddresses()), seal, clock);
    } catch (IllegalArgumentException unusable) {
      throw new IllegalStateException(
          "mcs.launch.ehrs cannot be used: " + unusable.getMessage() + ".", unusable);
    }
  }

  @Bean
  LaunchController launchController(
      Launches launches, Seal seal, LaunchCookies cookies, OwnAddress own, Clock clock) {
    return new LaunchController(
        launches, seal, cookies, new LaunchController.Surroundings(own::base, clock));
  }

  @Bean
  LaunchCookies launchCookies(OwnAddress own, WebSettings web) {
    return new LaunchCookies(own.isEncrypted(), web.isFramed());
  }

  @Bean
  Visits visits(Launches launches) {
    return request -> new Visit(launches.isOffered(), SessionFilter.isUnderway(request));
  }

  @Bean
  FilterRegistrationBean<SessionFilter> sessionFilter(Seal seal, LaunchCookies cookies) {
    FilterRegistrationBean<SessionFilter> sessions =
        new FilterRegistrationBean<>(new SessionFilter(seal, cookies));
    sessions.setUrlPatterns(SessionFilter.PATHS);
    // What the FHIR API hands on to a page of this service is still a call of the FHIR API.
    sessions.setDispatcherTypes(DispatcherType.REQUEST);
    sessions.setOrder(AFTER_LOGIN);
    return sessions;
  }
}
