package org.mcsguideline.patientdata;

import org.jspecify.annotations.Nullable;

/**
 * A code as a resource states it.
 *
 * @param system null when the resource gives a code without its system; that matches nothing
 * @param code null when a coding has no code
 */
public record CodeKey(@Nullable String system, @Nullable String code) {}
