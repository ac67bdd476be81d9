package org.mcsguideline.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What a service says about itself.
 *
 * @param usageRequirements what a caller has to know; null when there is nothing
 */
public record ServiceText(String title, String description, @Nullable String usageRequirements) {}
