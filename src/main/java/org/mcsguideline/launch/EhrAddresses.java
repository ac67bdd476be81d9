package org.mcsguideline.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.request.FhirBase;

/**
 * Where an EHR has people log in, as its own configuration says.
 *
 * @param issuer of its word for who a user is; null when it gives none
 * @param keys of that issuer; null when it gives none
 * @param answersSayWho whether what it sends a browser back with always names the issuer (RFC 9207)
 */
record EhrAddresses(
    URI authorize, URI token, @Nullable String issuer, @Nullable URI keys, boolean answersSayWho) {

  /** Where a FHIR server tells this. */
  static URI of(FhirBase base) {
    return URI.create(base.address() + "/.well-known/smart-configuration");
  }

  /**
   * Reads a configuration.
   *
   * @param base by which it was found; where it is encrypted, all that it names is too
   * @return empty when something is missing, or the EHR takes no digest of a secret
   */
  static Optional<EhrAddresses> read(JsonNode told, FhirBase base) {
    Optional<URI> authorize = address(told.path("authorization_endpoint"), base);
    Optional<URI> token = address(told.path("token_endpoint"), base);
    boolean digests =
        told.path("code_challenge_methods_supported")
            .valueStream()
            .anyMatch(method -> "S256".equals(method.asText()));
    if (authorize.isEmpty() || token.isEmpty() || !digests) {
      return Optional.empty();
    }
    JsonNode keys = told.path("jwks_uri");
    return Optional.of(
        new EhrAddresses(
            authorize.get(),
            token.get(),
            told.path("issuer").isTextual() ? told.path("issuer").asText() : null,
            keys instanceof MissingNode ? null : address(keys, base).orElse(null),
            told.path("authorization_response_iss_parameter_supported").asBoolean(false)));
  }

  /**
   * Whether an answer comes from here.
   *
   * @param iss who answers; null when the answer does not say
   */
  boolean isAnsweredBy(@Nullable String iss) {
    return iss == null ? !answersSayWho : iss.equals(issuer);
  }

  private static Optional<URI> address(JsonNode written, FhirBase base) {
    return FhirBase.parse(written.asText(""))
        .filter(parts -> "https".equals(parts.scheme()) || parts.scheme().equals(base.scheme()))
        .map(parts -> URI.create(written.asText()));
  }
}
