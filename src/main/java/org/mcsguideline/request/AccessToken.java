package org.mcsguideline.request;

/**
 * A secret that the caller lends for one call.
 *
 * <p>No record, so that nothing prints, compares or serialises it by accident.
 */
public final class AccessToken {

  private final String secret;

  /** Takes the token as received. */
  public AccessToken(String secret) {
    this.secret = secret;
  }

  /** Value of the header that a call of the caller's server bears. */
  public String authorization() {
    return "Bearer " + secret;
  }

  @Override
  public String toString() {
    return "AccessToken[masked]";
  }
}
