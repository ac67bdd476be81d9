package org.mcsguideline.knowledge;

/** The guideline cannot be used: something it needs is missing or damaged. Stops the start. */
public final class KnowledgeIncomplete extends RuntimeException {

  public KnowledgeIncomplete(String message) {
    super(message);
  }

  public KnowledgeIncomplete(String message, Throwable cause) {
    super(message, cause);
  }
}
