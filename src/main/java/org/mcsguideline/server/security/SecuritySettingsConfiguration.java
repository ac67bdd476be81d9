package org.mcsguideline.server.security;

import org.mcsguideline.security.FhirLogin;
import org.mcsguideline.security.SecuritySettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to be known whether or not login is switched on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecuritySettingsConfiguration {

  @Bean
  FhirLogin fhirLogin(SecuritySettings settings) {
    return FhirLogin.of(settings);
  }
}
