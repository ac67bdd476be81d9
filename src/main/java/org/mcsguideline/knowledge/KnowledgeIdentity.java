package org.mcsguideline.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * Which knowledge this is.
 *
 * @param contentHash SHA-256 over every resource, as hexadecimal digits
 * @param siteProfileHash fingerprint of the local choices; null before they are known
 */
public record KnowledgeIdentity(
    String version, String contentHash, @Nullable String siteProfileHash) {}
