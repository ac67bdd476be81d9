package org.mcsguideline.server.security;

import java.time.Clock;
import java.util.Objects;
import org.mcsguideline.security.AccessTokens;
import org.mcsguideline.security.ClientTokens;
import org.mcsguideline.security.IssuerSettings;
import org.mcsguideline.security.SecuritySettings;
import org.mcsguideline.security.UsedTokens;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Login, wherever it is switched on. Without it Spring Security is not even started. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnProperty(name = "mcs.security.enabled", havingValue = "true")
class SecurityConfiguration {

  private final Refusals refusals = new Refusals();

  @Bean
  ClientTokens clientTokens(SecuritySettings settings, UsedTokens used, Clock clock) {
    return new ClientTokens(settings.clients(), used, clock);
  }

  /** Every call of a service has a token of its own, discovery included. */
  @Bean
  @Order(1)
  SecurityFilterChain services(HttpSecurity http, ClientTokens tokens) throws Exception {
    stateless(http)
        .securityMatcher("/cds-services", "/cds-services/**")
        .authorizeHttpRequests(
            requests -> requests.anyRequest().hasAuthority(ClientAuthentication.CLIENT))
        .oauth2ResourceServer(
            server ->
                refusing(server).authenticationManagerResolver(new ClientAuthentication(tokens)));
    return http.build();
  }

  /** The FHIR API decides by itself, once it knows the scopes. Anything unnamed is refused. */
  @Bean
  @Order(2)
  SecurityFilterChain everythingElse(
      HttpSecurity http, SecuritySettings settings, Clock clock, Environment environment)
      throws Exception {
    stateless(http)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(jakarta.servlet.DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers("/fhir", "/fhir/**", "/actuator/health", "/actuator/health/**")
                    .permitAll()
                    // Only machines of the operator reach a port of their own.
                    .requestMatchers(endpointsOfTheirOwnPort(environment))
                    .permitAll()
                    // Knowledge is open to everybody, here as at the FHIR API.
                    .requestMatchers(HttpMethod.GET, "/evidence.r5.json")
                    .permitAll()
                    .requestMatchers(
                        HttpMethod.GET,
                        "/",
                        "/evidence/**",
                        "/try/**",
                        "/assets/**",
                        "/webjars/htmx.org/**",
                        "/explanation.html")
                    .permitAll()
                    // Read through the FHIR API, which decides.
                    .requestMatchers(
                        HttpMethod.GET, "/explanations/**", "/board/**", "/operations/**")
                    .permitAll()
                    // Where readers log in at their EHR, and out.
                    .requestMatchers(HttpMethod.GET, "/launch/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, "/launch/logout")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .addFilterAfter(new FhirRightsFilter(), AuthorizationFilter.class);
    IssuerSettings fhir = settings.fhir();
    if (fhir != null) {
      http.oauth2ResourceServer(
          server -> refusing(server).jwt(jwt -> jwt.decoder(AccessTokens.of(fhir, clock))));
    }
    return http.build();
  }

  /** At the port of the service they match nothing. */
  private static RequestMatcher endpointsOfTheirOwnPort(Environment environment) {
    return ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
        ? EndpointRequest.toAnyEndpoint()
        : request -> false;
  }

  @Bean
  @ConditionalOnProperty(name = "mcs.security.fhir.issuer")
  ServletRegistrationBean<SmartConfiguration> smartConfiguration(SecuritySettings settings) {
    var servlet = new SmartConfiguration(Objects.requireNonNull(settings.fhir()));
    return new ServletRegistrationBean<>(servlet, SmartConfiguration.PATH);
  }

  private HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
  }

  /** An outage of keys or of the database of used tokens is an answer too: 503. */
  private OAuth2ResourceServerConfigurer<HttpSecurity> refusing(
      OAuth2ResourceServerConfigurer<HttpSecurity> server) {
    var failure = new AuthenticationEntryPointFailureHandler(refusals);
    failure.setRethrowAuthenticationServiceException(false);
    return server
        .authenticationEntryPoint(refusals)
        .accessDeniedHandler(refusals)
        .withObjectPostProcessor(
            new org.springframework.security.config.ObjectPostProcessor<
                BearerTokenAuthenticationFilter>() {
              @Override
              public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(failure);
                return filter;
              }
            });
  }
}
