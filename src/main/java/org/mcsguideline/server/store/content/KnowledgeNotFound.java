package org.mcsguideline.server.store.content;

/** The application was built without its guideline. */
final class KnowledgeNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KnowledgeNotFound(String location) {
    super("No knowledge at " + location);
  }
}
