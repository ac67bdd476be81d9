package org.mcsguideline.web.trial;

import java.util.List;

/**
 * What the services say to a record.
 *
 * @param cards each once, the most urgent first
 * @param reasonings each once, in the order of the services
 * @param services what became of each call
 */
public record Answers(
    List<Given<CardFace>> cards, List<Given<Reasoning>> reasonings, List<Service> services) {

  public Answers {
    cards = List.copyOf(cards);
    reasonings = List.copyOf(reasonings);
    services = List.copyOf(services);
  }

  /**
   * The same from several services.
   *
   * @param services titles of those that give it
   */
  public record Given<T>(T what, List<String> services) {

    public Given {
      services = List.copyOf(services);
    }
  }

  /**
   * A service.
   *
   * @param cards how many it gives
   */
  public record Service(String id, String title, String hook, State state, int cards) {}

  /** What became of a call. */
  public enum State {
    /** There are cards. */
    GUIDANCE,
    /** There is nothing to say. */
    NO_GUIDANCE,
    /** An EHR would not call: nothing is being ordered. */
    NOT_CALLED,
    /** The call failed. */
    FAILED
  }
}
