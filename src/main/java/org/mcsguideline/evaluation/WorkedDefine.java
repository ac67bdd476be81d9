package org.mcsguideline.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A define with its value in one evaluation.
 *
 * @param key library and name with a point between
 * @param value plain Java value; null when it is unknown
 * @param read what of the record it rests on, newest first; of many only the newest
 * @param readInAll how many these are
 */
public record WorkedDefine(
    String key, @Nullable Object value, List<ReadResource> read, int readInAll) {

  public WorkedDefine {
    read = List.copyOf(read);
  }
}
