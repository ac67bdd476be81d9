package org.mcsguideline.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * A parameter that a library declares.
 *
 * @param type FHIR type of one value, such as {@code Quantity}
 * @param list whether it takes any number of values
 * @param standard the guideline's own value: a number, text, boolean or {@link Amount}; null when
 *     there is none or when it is of another kind
 * @param note what the author wrote above it; empty when nothing
 */
public record DeclaredParameter(
    String name,
    String type,
    boolean list,
    @Nullable Object standard,
    String note,
    AllowedRange range) {}
