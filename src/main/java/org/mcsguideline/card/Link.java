package org.mcsguideline.card;

/** Further reading; {@code type} is always {@code absolute}. */
public record Link(String label, String url, String type) {}
