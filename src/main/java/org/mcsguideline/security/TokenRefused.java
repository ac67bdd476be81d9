package org.mcsguideline.security;

/** A token does not open this endpoint. The caller learns that and no more. */
public final class TokenRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For the log of the service. */
  public enum Reason {
    FORM,
    ISSUER,
    SIGNATURE_OR_CLAIMS,
    AUDIENCE,
    USED_BEFORE
  }

  private final Reason reason;

  TokenRefused(Reason reason) {
    super("A token was refused: " + reason);
    this.reason = reason;
  }

  /** Holds nothing of the token. */
  public Reason reason() {
    return reason;
  }
}
