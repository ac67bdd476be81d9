package org.mcsguideline.security;

/** Whether a token was used before cannot be told now. */
public final class UsedTokensUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsedTokensUnavailable(String message) {
    super(message);
  }

  UsedTokensUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
