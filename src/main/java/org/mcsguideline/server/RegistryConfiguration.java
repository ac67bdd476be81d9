package org.mcsguideline.server;

import org.mcsguideline.registry.StudyRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects no registry of research studies, and refuses a setting that asks for one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistrySettings.class)
public class RegistryConfiguration {

  @Bean
  StudyRegistry studyRegistry(RegistrySettings settings) {
    if (settings.enabled()) {
      throw new StartRules.StartRefused(
          "mcs.registry.enabled is true, but no client of a registry is part of this build. Set it"
              + " to false; the site profile lists the studies that a person has confirmed.");
    }
    return StudyRegistry.notAsked();
  }
}
