package org.mcsguideline.advice;

import org.jspecify.annotations.Nullable;

/**
 * What answers rest on: with the same basis the same data and time give the same answer.
 *
 * @param knowledgeHash fingerprint of the guideline
 * @param siteProfileHash fingerprint of what the site has changed in it; null when that is not
 *     known
 */
public record Basis(
    String knowledgeVersion, String knowledgeHash, @Nullable String siteProfileHash) {}
