package org.mcsguideline.decision;

/** Takes that somebody was asked for a login and had none that counts. Neither waits nor fails. */
@FunctionalInterface
public interface RefusedLogins {

  /**
   * Notes one.
   *
   * @param address of the caller in the network; nothing that a caller says of itself
   * @param part of the service that refused
   */
  void note(String address, String part);
}
