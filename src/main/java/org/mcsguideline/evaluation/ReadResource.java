package org.mcsguideline.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * A resource of the record, in a line.
 *
 * @param reference type and id
 * @param what words of its code; empty when it has none
 * @param value in words, without its unit; empty when it has none
 * @param unit empty when it has none
 * @param time as FHIR writes it; null when it bears none
 */
public record ReadResource(
    String reference, String what, String value, String unit, @Nullable String time) {}
