package org.mcsguideline.knowledge;

/** A code with the words its system has for it. */
public record Coded(String system, String code, String display) {}
