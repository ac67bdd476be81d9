package org.mcsguideline.server.store;

import java.time.Clock;
import java.time.Duration;
import org.mcsguideline.security.FhirLogin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** What the application's own context knows of the store: no database bean is among it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FhirStoreSettings.class)
@ConditionalOnProperty(name = "mcs.store.enabled", matchIfMissing = true)
class FhirStoreConfig {

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

  @Bean
  FhirStore fhirStoreLife(
      FhirStoreSettings settings,
      Clock clock,
      InstalledProfile profile,
      FhirLogin login,
      AccessAudit audit,
      Environment environment,
      ServletRegistrationBean<FhirStoreServlet> servlet) {
    AuthoringRights authoring =
        new AuthoringRights(
            !login.byToken() && environment.acceptsProfiles(Profiles.of("authoring")));
    return new FhirStore(
        cancelled ->
            StoreContext.start(
                settings, clock, profile, login, audit, authoring, servlet.getServlet(), cancelled),
        BETWEEN_TRIES);
  }

  @Bean
  ServletRegistrationBean<FhirStoreServlet> fhirStoreServlet(ObjectProvider<FhirStore> store) {
    var servlet = new FhirStoreServlet(() -> store.getObject().state());
    var registration = new ServletRegistrationBean<>(servlet, "/fhir/*");
    registration.setName("fhir");
    // Initialised with the application, because the FHIR server will need its configuration.
    registration.setLoadOnStartup(1);
    return registration;
  }

  /** The bean's name is the indicator's name in the health endpoint. */
  @Bean
  HealthIndicator fhirStore(FhirStore store) {
    return new FhirStoreHealth(store::state, store::database);
  }
}
