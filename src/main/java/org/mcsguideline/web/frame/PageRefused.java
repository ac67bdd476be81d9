package org.mcsguideline.web.frame;

/** What a reader asked of a page cannot be done. */
public final class PageRefused extends RuntimeException {

  private final String key;

  /**
   * Says what was wrong.
   *
   * @param key of the words that tell a reader what was wrong and what to do
   */
  public PageRefused(String key) {
    super(key);
    this.key = key;
  }

  /** Key of the words for the reader. */
  public String key() {
    return key;
  }
}
