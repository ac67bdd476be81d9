package org.mcsguideline.web.frame;

import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What stands around a page.
 *
 * @param path of the page, without a query
 * @param query of the page as it was asked for, without the question mark
 * @param version of the guideline
 * @param login whether callers must say who they are
 * @param pages links to the others
 * @param languages codes of the languages that the pages speak
 * @param visit whether the reader has logged in
 */
public record Frame(
    String path,
    String query,
    String version,
    boolean login,
    List<PageLink> pages,
    List<String> languages,
    Visit visit) {

  public Frame {
    pages = List.copyOf(pages);
    languages = List.copyOf(languages);
  }

  /** The same page in another language. */
  public String in(String language) {
    return UriComponentsBuilder.newInstance()
        .query(query)
        .replaceQueryParam("lang", language)
        .build()
        .toUriString();
  }
}
