package org.mcsguideline.explanation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.decision.KeptDecision;
import org.mcsguideline.decision.KeptDecision.KeptState;
import org.mcsguideline.explanation.Explanation.Criterion;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.LedgerRow;
import org.mcsguideline.knowledge.LogicDefine;
import org.mcsguideline.knowledge.LogicDefine.Kind;

/** Puts beside each define what it gave and why it is there. */
final class CriterionWriting {

  private static final KeptState NOT_ASKED =
      new KeptState("not asked", List.of(), List.of(), List.of(), 0);

  private final Grounds grounds;
  private final KeptDecision decision;
  private final Map<String, Criterion> written = new LinkedHashMap<>();

  CriterionWriting(Grounds grounds, KeptDecision decision) {
    this.grounds = grounds;
    this.decision = decision;
  }

  /** By key. */
  Map<String, Criterion> written() {
    return written;
  }

  /** How the ledger names a define. */
  static String where(LogicDefine define) {
    return define.library() + ".\"" + define.name() + "\"";
  }

  /**
   * Writes these and all that they ask for, the nearest first.
   *
   * @param rows ids of the ledger's rows that hold for what no row names
   */
  void add(List<String> roots, List<String> rows) {
    record Open(String key, List<String> rowsOfUser) {}
    Deque<Open> open = new ArrayDeque<>();
    roots.forEach(root -> open.add(new Open(root, rows)));
    while (!open.isEmpty()) {
      Open next = open.remove();
      LogicDefine define = grounds.defines().get(next.key());
      if (define != null && define.kind() != Kind.WORDING && !written.containsKey(next.key())) {
        Criterion criterion = criterion(define, next.rowsOfUser());
        written.put(next.key(), criterion);
        Stream.concat(define.items().stream(), define.uses().stream())
            .forEach(used -> open.add(new Open(used, criterion.ledger())));
      }
    }
  }

  private Criterion criterion(LogicDefine define, List<String> rowsOfUser) {
    KeptState kept = decision.defines().getOrDefault(define.key(), NOT_ASKED);
    List<String> own = grounds.rowsOf(where(define)).stream().map(LedgerRow::id).toList();
    Map<String, String> item = item(define.key());
    String meaning = grounds.states().get(kept.state());
    return new Criterion(
        define.key(),
        item.getOrDefault("name", define.name()),
        define.kind().name().toLowerCase(java.util.Locale.ROOT),
        meaning == null ? kept.state() : meaning,
        meaning == null ? null : kept.state(),
        item.isEmpty() ? kept.values() : List.of(item.getOrDefault("value", "")),
        item.isEmpty() ? kept.items() : List.of(item),
        define.rule(),
        define.cql(),
        define.uses().stream().filter(this::isShown).toList(),
        thresholds(define, new LinkedHashSet<>()),
        own.isEmpty() ? rowsOfUser : own,
        own.isEmpty(),
        cites(Stream.concat(Stream.of(define.rule()), item.values().stream())),
        kept.read(),
        kept.readInAll());
  }

  /** Those of the facts that it asks for too; a criterion among them shows its own. */
  private List<String> thresholds(LogicDefine define, Set<String> seen) {
    Stream<String> ofFacts =
        define.uses().stream()
            .filter(seen::add)
            .flatMap(key -> Optional.ofNullable(grounds.defines().get(key)).stream())
            .filter(used -> used.kind() == Kind.FACT)
            .flatMap(used -> thresholds(used, seen).stream());
    return Stream.concat(define.thresholds().stream(), ofFacts).distinct().toList();
  }

  private boolean isShown(String key) {
    LogicDefine define = grounds.defines().get(key);
    return define != null && define.kind() != Kind.WORDING;
  }

  /** What a list of several things says of the one whose state this define is. */
  private Map<String, String> item(String key) {
    return grounds.defines().values().stream()
        .filter(list -> list.items().contains(key))
        .map(list -> item(list, key))
        .filter(item -> !item.isEmpty())
        .findFirst()
        .orElse(Map.of());
  }

  private Map<String, String> item(LogicDefine list, String key) {
    List<Map<String, String>> items =
        decision.defines().getOrDefault(list.key(), NOT_ASKED).items();
    // Something that was cut off cannot be told apart from the next.
    return items.size() == list.items().size() ? items.get(list.items().indexOf(key)) : Map.of();
  }

  private List<String> cites(Stream<String> texts) {
    return words(texts.collect(Collectors.joining(" "))).stream()
        .filter(grounds.evidence()::containsKey)
        .distinct()
        .toList();
  }

  private static Collection<String> words(String text) {
    return List.of(text.split("[^A-Za-z0-9-]+", -1));
  }
}
