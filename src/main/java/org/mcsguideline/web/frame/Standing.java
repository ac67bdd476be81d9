package org.mcsguideline.web.frame;

import java.util.List;

/**
 * What is the same around every page.
 *
 * @param login whether callers must say who they are
 * @param pages links to the others
 * @param languages codes of the languages that the pages speak
 */
public record Standing(boolean login, List<PageLink> pages, List<String> languages) {

  public Standing {
    pages = List.copyOf(pages);
    languages = List.copyOf(languages);
  }
}
