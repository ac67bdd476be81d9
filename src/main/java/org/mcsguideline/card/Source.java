package org.mcsguideline.card;

import org.jspecify.annotations.Nullable;

/** Where a card's advice comes from. */
public record Source(String label, @Nullable String url) {}
