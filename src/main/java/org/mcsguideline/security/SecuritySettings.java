package org.mcsguideline.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call.
 *
 * @param enabled false leaves the service without login, for the loopback address only
 * @param clients the CDS clients; nobody else calls a service
 * @param fhir whose access tokens the FHIR API takes; null leaves it to what anybody may read
 * @param proxy whether a proxy stands before the service and ends TLS; only then {@code
 *     X-Forwarded-For} and {@code X-Forwarded-Proto} count, and only from there
 * @param proxyAddresses the addresses of that proxy, as numbers
 * @param allowedOrigins origins of pages and browser clients that may call the services and the
 *     FHIR API, such as {@code https://ehr.example}, each in full
 * @param hosts names by which the service without login may be called, beside this machine's own
 * @param tokens where used tokens are kept; null for the database of the FHIR store
 * @param tokensWait how long a call waits for that database; then the answer is 503
 */
@Validated
@ConfigurationProperties(prefix = "mcs.security", ignoreUnknownFields = false)
public record SecuritySettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("false") boolean proxy,
    @DefaultValue({"127.0.0.1", "::1"}) @NotEmpty
        List<@Pattern(regexp = "[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*") String>
            proxyAddresses,
    @DefaultValue List<@Pattern(regexp = "https?://[A-Za-z0-9.:-]+") String> allowedOrigins,
    @DefaultValue List<String> hosts,
    @DefaultValue List<@Valid ClientSettings> clients,
    @Valid @Nullable IssuerSettings fhir,
    @Valid @Nullable TokenDatabase tokens,
    @DefaultValue("2s") @DurationMin(seconds = 1) @DurationMax(seconds = 60) Duration tokensWait) {

  public SecuritySettings {
    clients = List.copyOf(clients);
    hosts = List.copyOf(hosts);
    proxyAddresses = List.copyOf(proxyAddresses);
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  @AssertTrue(message = "mcs.security.clients or mcs.security.fhir only work with enabled=true")
  boolean isSwitchedOnWhenSet() {
    return enabled || (clients.isEmpty() && fhir == null);
  }

  @AssertTrue(
      message = "mcs.security.enabled needs mcs.security.clients, mcs.security.fhir or both")
  boolean isSetWhenSwitchedOn() {
    return !enabled || !clients.isEmpty() || fhir != null;
  }

  @AssertTrue(message = "mcs.security.clients names an issuer twice")
  boolean isUnambiguous() {
    return clients.stream().map(ClientSettings::issuer).distinct().count() == clients.size();
  }

  /**
   * The database for used tokens, of all instances together.
   *
   * @param jdbcUrl PostgreSQL, or H2 for a single instance
   */
  public record TokenDatabase(
      @NotEmpty String jdbcUrl,
      @DefaultValue("") String username,
      @DefaultValue("") String password) {

    /** The password stays out of logs. */
    @Override
    public String toString() {
      return "TokenDatabase[jdbcUrl=" + jdbcUrl + ", username=" + username + "]";
    }
  }
}
