package org.mcsguideline.web.board;

import java.util.List;
import java.util.stream.Stream;

/**
 * The board at a moment.
 *
 * @param strips most urgent first
 * @param nothing patients of whom the plan has nothing to show
 * @param leftOut how many patients more there are than the board reads
 * @param updated time of day in the zone of the service
 * @param axis an {@code svg} element with the times of all pictures
 */
public record BoardPage(
    List<Strip> strips, List<Strip> nothing, int leftOut, String updated, String axis) {

  public BoardPage {
    strips = List.copyOf(strips);
    nothing = List.copyOf(nothing);
  }

  /** How many patients stand at this urgency; each stands at one. */
  public long count(String key) {
    return Stream.concat(strips.stream(), nothing.stream())
        .filter(strip -> strip.urgency().key().equals(key))
        .count();
  }
}
