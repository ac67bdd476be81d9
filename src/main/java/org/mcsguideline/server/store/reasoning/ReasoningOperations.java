package org.mcsguideline.server.store.reasoning;

import java.util.List;

/**
 * The operation providers of clinical reasoning, as HAPI's server takes them.
 *
 * @param providers plain objects with annotated methods
 */
public record ReasoningOperations(List<Object> providers) {}
