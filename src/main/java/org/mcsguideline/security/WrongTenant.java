package org.mcsguideline.security;

/** The client is known, but may not call on behalf of this tenant. */
public final class WrongTenant extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongTenant(String issuer) {
    super("The client " + issuer + " may not call for the tenant that its token names.");
  }
}
