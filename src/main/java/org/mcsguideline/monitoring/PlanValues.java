package org.mcsguideline.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads values that defines of plans give; another shape is a fault of the guideline. */
final class PlanValues {

  private PlanValues() {}

  /** Seconds since 1970; null where nobody knows the time exactly. */
  static @Nullable Instant exact(@Nullable Object seconds) {
    return seconds instanceof Number number ? Instant.ofEpochSecond(number.longValue()) : null;
  }

  static Stream<Object> each(@Nullable Object list) {
    if (list instanceof List<?> values) {
      return values.stream().filter(Objects::nonNull).map(Object.class::cast);
    }
    throw new IllegalStateException("A plan holds no list where one is needed.");
  }

  static Map<?, ?> tuple(@Nullable Object value) {
    if (value instanceof Map<?, ?> tuple) {
      return tuple;
    }
    throw new IllegalStateException("A plan holds no tuple where one is needed.");
  }

  static String text(Map<?, ?> tuple, String element) {
    String value = optionalText(tuple, element);
    if (value == null) {
      throw new IllegalStateException("A plan has no " + element + ".");
    }
    return value;
  }

  static @Nullable String optionalText(Map<?, ?> tuple, String element) {
    Object value = tuple.get(element);
    return value == null ? null : value.toString();
  }

  static boolean isTrue(Map<?, ?> tuple, String element) {
    return Boolean.TRUE.equals(tuple.get(element));
  }
}
