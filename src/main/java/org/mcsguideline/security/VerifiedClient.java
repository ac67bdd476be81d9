package org.mcsguideline.security;

import org.jspecify.annotations.Nullable;

/**
 * Who has signed a call. Made of verified claims only, so it may be logged.
 *
 * @param tenant on whose behalf; null when the token names none
 * @param tokenId {@code jti}, printable characters
 */
public record VerifiedClient(String issuer, @Nullable String tenant, String tokenId) {

  /** Issuer, and the tenant behind a blank. */
  public String name() {
    return tenant == null ? issuer : issuer + " " + tenant;
  }

  /** Request attribute under which the rest of the service finds it. */
  public static final String ATTRIBUTE = VerifiedClient.class.getName();
}
