package org.mcsguideline.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * How a service treats calls that repeat one another.
 *
 * @param canonical address of the service with version
 * @param onePerEncounter true when the same cards for one encounter in one status have the same
 *     identifiers, whatever the occasion
 * @param repeatTimeParameter parameter that says for how long the same information is not given
 *     again to the same user; null when every call is answered in full
 */
public record ServiceConduct(
    String canonical, boolean onePerEncounter, @Nullable String repeatTimeParameter) {}
