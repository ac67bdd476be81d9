package org.mcsguideline.server.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.security.IssuerSettings;
import org.springframework.http.MediaType;

/** Tells SMART apps where to get a token for the FHIR API. The server itself gives none. */
final class SmartConfiguration extends HttpServlet {

  /** Where SMART apps look. */
  static final String PATH = "/fhir/.well-known/smart-configuration";

  private static final long serialVersionUID = 1L;

  private final byte[] document;

  SmartConfiguration(IssuerSettings issuer) {
    Document told =
        new Document(
            issuer.issuer(),
            // A set of keys in a file is nobody else's business.
            issuer.jwks().startsWith("https:") ? issuer.jwks() : null,
            issuer.authorizationEndpoint(),
            issuer.tokenEndpoint(),
            List.of(
                "patient/*.rs", "user/*.rs", "user/*.cruds", "user/AuditEvent.rs", "system/*.rs"),
            List.of("permission-patient", "permission-user", "permission-v1", "permission-v2"));
    try {
      this.document = new JsonMapper().writeValueAsBytes(told);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Document(
      @JsonProperty("issuer") String issuer,
      @JsonProperty("jwks_uri") @Nullable String jwks,
      @JsonProperty("authorization_endpoint") @Nullable String authorization,
      @JsonProperty("token_endpoint") @Nullable String token,
      @JsonProperty("scopes_supported") List<String> scopes,
      @JsonProperty("capabilities") List<String> capabilities) {}
}
