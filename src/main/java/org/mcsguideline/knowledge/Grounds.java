package org.mcsguideline.knowledge;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why the guideline says what it says, as far as that does not depend on a patient.
 *
 * @param headers what stands at the beginning of each library
 * @param defines by key
 * @param thresholds by key
 * @param ledger by id
 * @param evidence by key, the discrepancies of the source among it
 * @param states what the words mean by which the logic calls states: true, false, unknown or
 *     conflict
 */
public record Grounds(
    Map<String, String> headers,
    Map<String, LogicDefine> defines,
    Map<String, Threshold> thresholds,
    Map<String, LedgerRow> ledger,
    Map<String, EvidencePiece> evidence,
    Map<String, String> states) {

  public Grounds {
    headers = Map.copyOf(headers);
    defines = Map.copyOf(defines);
    thresholds = Map.copyOf(thresholds);
    ledger = Collections.unmodifiableMap(new LinkedHashMap<>(ledger));
    evidence = Map.copyOf(evidence);
    states = Map.copyOf(states);
  }

  /** These defines and all that they ask for, directly or not, the nearest first. */
  public Set<String> reach(Collection<String> keys) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(keys);
    while (!open.isEmpty()) {
      String key = open.remove();
      LogicDefine define = defines.get(key);
      if (define != null && reached.add(key)) {
        open.addAll(define.uses());
      }
    }
    return reached;
  }

  /** The rows of the ledger that name a define as {@code Library."Name"}, or a resource. */
  public List<LedgerRow> rowsOf(String where) {
    return ledger.values().stream().filter(row -> row.where().contains(where)).toList();
  }

  /** With the choices of a site. */
  Grounds withSite(List<SiteParameter> choices) {
    Map<String, String> chosen =
        choices.stream()
            .collect(
                Collectors.groupingBy(
                    SiteParameter::name,
                    Collectors.mapping(choice -> words(choice.value()), Collectors.joining(", "))));
    Map<String, Threshold> others = new LinkedHashMap<>(thresholds);
    others.replaceAll(
        (key, threshold) -> {
          String value = chosen.get(key.substring(key.indexOf('.') + 1));
          return threshold.local() && value != null ? threshold.chosen(value) : threshold;
        });
    return new Grounds(headers, defines, others, ledger, evidence, states);
  }

  private static String words(Object value) {
    return value instanceof Map<?, ?> elements
        ? elements.values().stream().map(String::valueOf).collect(Collectors.joining(" "))
        : value.toString();
  }
}
