package org.mcsguideline.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * A document behind a recommendation.
 *
 * @param label how it is called in one line
 * @param url where it is; null when it has no address
 * @param source true when it is the source itself, false when it is further reading
 */
public record Citation(String label, @Nullable String url, boolean source) {}
