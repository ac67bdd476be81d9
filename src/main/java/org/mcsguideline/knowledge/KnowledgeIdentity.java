package org.mcsguideline.knowledge;

/**
 * Which knowledge this is.
 *
 * @param contentHash SHA-256 over every resource, as hexadecimal digits
 */
public record KnowledgeIdentity(String version, String contentHash) {}
