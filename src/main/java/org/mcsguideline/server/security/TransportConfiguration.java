package org.mcsguideline.server.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        // Believes the headers of the declared proxy, and nobody else's; nobody's about our name.
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(pattern(settings.proxyAddresses()));
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader(null);
        server.addEngineValves(valve);
      }
    };
  }

  /** Each address as Tomcat writes that of a caller. */
  private static String pattern(List<String> addresses) {
    return addresses.stream()
        .map(TransportConfiguration::written)
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  private static String written(String address) {
    try {
      return InetAddress.getByName(address).getHostAddress();
    } catch (UnknownHostException none) {
      throw new IllegalArgumentException(
          "mcs.security.proxy-addresses holds what is no address: " + address, none);
    }
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
