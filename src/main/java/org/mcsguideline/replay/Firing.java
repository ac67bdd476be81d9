package org.mcsguideline.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A card that came at a look and stood until another. One that stood at the look before has not
 * come anew.
 *
 * @param to the last look at which it stood
 * @param looks at which it stood; at least 1
 */
record Firing(Stretch first, Said.SaidCard card, Instant to, int looks) {

  Instant from() {
    return first.from();
  }

  Said said() {
    return first.said();
  }

  /** Service, recommendation, action and indicator. */
  CardKey key() {
    return new CardKey(said().service(), said().plan(), card.action(), card.indicator());
  }

  /** A card of the guideline. */
  record CardKey(String service, String plan, String action, String indicator) {}

  /** Every card of a patient, in the order in which they came. */
  static List<Firing> of(PatientAccount account) {
    Map<String, List<Stretch>> byPlace =
        account.stretches().stream()
            .collect(
                Collectors.groupingBy(
                    stretch -> stretch.said().place(), LinkedHashMap::new, Collectors.toList()));
    List<Firing> firings = new ArrayList<>();
    byPlace.values().forEach(stretches -> firings.addAll(inOnePlace(stretches)));
    firings.sort(java.util.Comparator.comparing(Firing::from));
    return firings;
  }

  private static List<Firing> inOnePlace(List<Stretch> stretches) {
    Map<Said.SaidCard, Firing> standing = new LinkedHashMap<>();
    List<Firing> over = new ArrayList<>();
    for (Stretch stretch : stretches) {
      Set<Said.SaidCard> now = Set.copyOf(stretch.said().cards());
      List<Said.SaidCard> ended =
          standing.keySet().stream().filter(card -> !now.contains(card)).toList();
      for (Said.SaidCard card : ended) {
        Firing end = standing.remove(card);
        if (end != null) {
          over.add(end);
        }
      }
      for (Said.SaidCard card : now) {
        Firing former = standing.get(card);
        Firing unused =
            standing.put(
                card,
                former == null
                    ? new Firing(stretch, card, stretch.to(), stretch.looks())
                    : new Firing(
                        former.first(), card, stretch.to(), former.looks() + stretch.looks()));
      }
    }
    over.addAll(standing.values());
    return over;
  }
}
