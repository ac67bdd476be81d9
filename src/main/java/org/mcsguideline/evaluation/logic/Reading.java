package org.mcsguideline.evaluation.logic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a define has read of the record, by itself and through other defines. */
final class Reading {

  /** Of which context the define is; what belongs to no patient reads no record. */
  final boolean ofPatient;

  private final List<Iterable<?>> lists = new ArrayList<>(2);
  private final List<Reading> through = new ArrayList<>(4);

  /** The last that was told of this one: it asks often, and once is enough. */
  private @Nullable Reading told;

  Reading(boolean ofPatient) {
    this.ofPatient = ofPatient;
  }

  void add(Iterable<?> resources) {
    if (lists.isEmpty() || lists.get(lists.size() - 1) != resources) {
      lists.add(resources);
    }
  }

  /** Another define was asked for its value. */
  void add(Reading other) {
    if (other.told != this) {
      other.told = this;
      through.add(other);
    }
  }

  /** Every resource once. */
  Set<@Nullable Object> resources() {
    Set<@Nullable Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(all, Collections.newSetFromMap(new IdentityHashMap<>()));
    return all;
  }

  private void collect(Set<@Nullable Object> all, Set<Reading> seen) {
    if (seen.add(this)) {
      lists.forEach(list -> list.forEach(all::add));
      through.forEach(other -> other.collect(all, seen));
    }
  }
}
