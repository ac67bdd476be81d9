package org.mcsguideline.security;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A CDS client as it was agreed with its operator.
 *
 * @param issuer {@code iss} of its tokens, letter for letter
 * @param audiences what its tokens may have as {@code aud}: full addresses. One that ends with
 *     {@code /cds-services} stands for the endpoints below it too, each for itself
 * @param jwks its public keys: an https address or a {@code file:} one; null when {@code jku} tells
 * @param jku addresses of public keys which its tokens may name, letter for letter
 * @param tenants who may call through this client; empty when it has only one
 * @param algorithms of signatures; no symmetric one is possible
 */
public record ClientSettings(
    @NotBlank String issuer,
    @NotEmpty List<@NotBlank String> audiences,
    @Nullable String jwks,
    @DefaultValue List<@NotBlank String> jku,
    @DefaultValue List<@NotBlank String> tenants,
    @DefaultValue({"ES384", "RS384"}) @NotEmpty
        List<@Pattern(regexp = SIGNATURES) String> algorithms) {

  /** Signatures by a key pair. */
  static final String SIGNATURES = "(ES|RS|PS)(256|384|512)";

  public ClientSettings {
    audiences = List.copyOf(audiences);
    jku = List.copyOf(jku);
    tenants = List.copyOf(tenants);
    algorithms = List.copyOf(algorithms);
  }

  @AssertTrue(message = "a client needs jwks or jku, and not both")
  boolean isWithOneSourceOfKeys() {
    return (jwks == null) == !jku.isEmpty();
  }
}
