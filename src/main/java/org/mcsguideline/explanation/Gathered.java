package org.mcsguideline.explanation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.mcsguideline.explanation.Explanation.Criterion;
import org.mcsguideline.explanation.Explanation.Recommended;
import org.mcsguideline.knowledge.EvidencePiece;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.LedgerRow;
import org.mcsguideline.knowledge.Threshold;

/** All that an explanation names, so that no key in it leads nowhere. */
final class Gathered {

  private final Grounds grounds;
  private final Set<String> rows = new LinkedHashSet<>();
  private final Set<String> thresholds = new LinkedHashSet<>();
  private final Set<String> evidence = new LinkedHashSet<>();

  Gathered(Grounds grounds, List<Recommended> recommended, Map<String, Criterion> criteria) {
    this.grounds = grounds;
    recommended.forEach(one -> add(rows, one.sentences()));
    criteria
        .values()
        .forEach(
            criterion -> {
              add(rows, criterion.ledger());
              add(thresholds, criterion.thresholds());
              add(evidence, criterion.cites());
            });
    thresholds().values().forEach(threshold -> add(evidence, threshold.cites()));
    ledger()
        .values()
        .forEach(
            row -> {
              add(evidence, row.discrepancies());
              add(evidence, row.evidence());
            });
    List.copyOf(evidence).stream()
        .map(grounds.evidence()::get)
        .filter(Objects::nonNull)
        .forEach(piece -> add(evidence, piece.related()));
  }

  private static void add(Set<String> set, Collection<String> keys) {
    boolean unused = set.addAll(keys);
  }

  /** What stands at the beginning of the libraries of the thresholds. */
  Map<String, String> legends() {
    return picked(
        thresholds().values().stream().map(Threshold::library).collect(Collectors.toSet()),
        grounds.headers());
  }

  Map<String, LedgerRow> ledger() {
    return picked(rows, grounds.ledger());
  }

  Map<String, Threshold> thresholds() {
    return picked(thresholds, grounds.thresholds());
  }

  /** What is related to what is related is left out, and so are the ways to it. */
  Map<String, EvidencePiece> evidence() {
    Map<String, EvidencePiece> pieces = picked(evidence, grounds.evidence());
    pieces.replaceAll(
        (key, piece) ->
            new EvidencePiece(
                key,
                piece.reference(),
                piece.kind(),
                piece.title(),
                piece.lines(),
                piece.links(),
                piece.related().stream().filter(pieces::containsKey).toList()));
    return pieces;
  }

  private static <V> Map<String, V> picked(Collection<String> keys, Map<String, V> all) {
    Map<String, V> picked = new LinkedHashMap<>();
    keys.forEach(
        key -> {
          V value = all.get(key);
          if (value != null) {
            picked.put(key, value);
          }
        });
    return picked;
  }
}
