package org.mcsguideline.security;

import java.time.Instant;

/** Remembers tokens, so that none is used twice on any instance. */
public interface UsedTokens {

  /**
   * Marks a token as used.
   *
   * @param keepUntil when no instance would accept it any more
   * @return false when it was used before
   * @throws UsedTokensUnavailable when nobody can tell; the call must then be refused
   */
  boolean firstUse(String issuer, String tokenId, Instant keepUntil);
}
