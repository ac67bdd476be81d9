package org.mcsguideline.server.security;

import org.apache.catalina.valves.RemoteIpValve;
import org.mcsguideline.security.SecuritySettings;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * How the service is reached: TLS 1.2 or 1.3, by its own name, through a declared proxy or none.
 */
@Configuration(proxyBeanMethods = false)
class TransportConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> transport(SecuritySettings settings) {
    return server -> {
      Ssl ssl = server.getSsl();
      if (ssl != null && ssl.getEnabledProtocols() == null) {
        ssl.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
      }
      if (settings.proxy()) {
        // Believes the headers of a proxy with a private address, and nobody else's.
        RemoteIpValve valve = new RemoteIpValve();
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader(null);
        server.addEngineValves(valve);
      }
    };
  }

  /** Without login a page elsewhere could reach this machine by a name that it makes point here. */
  @Bean
  FilterRegistrationBean<OwnNames> ownNames(SecuritySettings settings) {
    FilterRegistrationBean<OwnNames> registration =
        new FilterRegistrationBean<>(new OwnNames(settings.hosts()));
    registration.setEnabled(!settings.enabled());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
