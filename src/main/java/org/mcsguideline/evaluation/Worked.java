package org.mcsguideline.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.execution.ExpressionResult;

/**
 * Every define that an evaluation has worked out on its way. Holds the engine's own values, and
 * with them the record, until {@link #values} is asked; taking it costs nothing.
 */
public final class Worked {

  /** Of nothing. */
  public static final Worked NOTHING = new Worked(Map::of);

  private final Supplier<Map<String, ExpressionResult>> byKey;

  /** Takes what makes the account: results by library and name with a point between. */
  Worked(Supplier<Map<String, ExpressionResult>> byKey) {
    this.byKey = byKey;
  }

  /** What an engine keeps. */
  static Worked of(Map<VersionedIdentifier, Map<String, ExpressionResult>> kept) {
    return new Worked(
        () -> {
          Map<String, ExpressionResult> byKey = new LinkedHashMap<>();
          kept.forEach(
              (library, results) ->
                  results.forEach(
                      (name, result) -> byKey.put(library.getId() + "." + name, result)));
          return byKey;
        });
  }

  /** The engine's own values by library and name with a point between. */
  Map<String, ExpressionResult> results() {
    return byKey.get();
  }

  /**
   * The values of those of these defines that were worked out.
   *
   * @param defines library and name with a point between
   * @param criteria those of which it is told as well what was read for them
   */
  public List<WorkedDefine> values(Collection<String> defines, Set<String> criteria) {
    Set<String> wanted = new HashSet<>(defines);
    ReadResources record = new ReadResources();
    List<WorkedDefine> values = new ArrayList<>();
    results()
        .forEach(
            (key, result) -> {
              if (wanted.contains(key)) {
                @Nullable Object value = result.getValue();
                Collection<Resource> read =
                    ReadResources.in(
                        criteria.contains(key) ? result.getEvaluatedResources() : value);
                values.add(
                    new WorkedDefine(
                        key, TracedValues.plain(value), record.lines(read), read.size()));
              }
            });
    return values;
  }
}
