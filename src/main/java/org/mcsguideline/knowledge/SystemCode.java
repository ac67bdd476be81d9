package org.mcsguideline.knowledge;

/** A code and the system it belongs to; the two are only ever matched together. */
public record SystemCode(String system, String code) {}
