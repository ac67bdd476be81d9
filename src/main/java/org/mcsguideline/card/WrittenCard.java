package org.mcsguideline.card;

/**
 * A card and what tells it from others.
 *
 * @param about fingerprint of what the card is about; two cards with the same one say the same
 */
public record WrittenCard(Card card, String about) {}
