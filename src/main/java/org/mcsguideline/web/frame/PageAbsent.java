package org.mcsguideline.web.frame;

/** There is no page with this name, or nothing that it could show. */
public final class PageAbsent extends RuntimeException {

  /**
   * Says what is absent.
   *
   * @param words for the log; readers are told in their language
   */
  public PageAbsent(String words) {
    super(words);
  }
}
