package org.mcsguideline.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What makes two cards say the same, whatever time has passed.
 *
 * @param define its text tells what the card is about; null in a call means that it must not be
 *     taken for an earlier one
 * @param restTimeParameter parameter that says for how long the card stays quiet once somebody has
 *     set it aside; null when it never does
 */
public record CardSubject(String define, @Nullable String restTimeParameter) {}
