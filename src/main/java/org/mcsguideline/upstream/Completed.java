package org.mcsguideline.upstream;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.mcsguideline.request.HookRequest;

/**
 * A call with all that could be had.
 *
 * @param sources where the data of each prefetch key came from, in alphabetical order
 */
public record Completed(HookRequest request, Map<String, DataSource> sources) {

  public Completed {
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
  }
}
