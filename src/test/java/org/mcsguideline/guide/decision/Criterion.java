package org.mcsguideline.guide.decision;

import java.util.List;
import org.mcsguideline.knowledge.Threshold;

/**
 * A criterion with what it rests on.
 *
 * @param depth how many criteria stand above it
 * @param rule what its author says of it; empty when nothing
 * @param data looked for in the record
 * @param limits numbers and choices that it compares with
 */
public record Criterion(
    String key, String name, int depth, String rule, List<DataElement> data, List<Limit> limits) {

  public Criterion {
    data = List.copyOf(data);
    limits = List.copyOf(limits);
  }

  /** A number or choice with its name. */
  public record Limit(String name, Threshold threshold) {
    static Limit of(Threshold threshold) {
      return new Limit(Logic.name(threshold.key()), threshold);
    }
  }
}
