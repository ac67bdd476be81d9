package org.mcsguideline.card;

/**
 * Which calls get the same identifiers for the same cards.
 *
 * @param scope same for all of these calls
 * @param byContent whether what a card is about must be the same as well
 */
public record Sameness(String scope, boolean byContent) {}
