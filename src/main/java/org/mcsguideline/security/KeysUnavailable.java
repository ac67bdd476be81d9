package org.mcsguideline.security;

/** The public keys of a client cannot be had now. */
public final class KeysUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeysUnavailable(String issuer, Throwable cause) {
    super("The keys of " + issuer + " cannot be had.", cause);
  }
}
