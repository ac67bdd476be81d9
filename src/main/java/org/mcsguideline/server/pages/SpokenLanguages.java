package org.mcsguideline.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The languages that the pages have words in; anything else is answered in the first. */
final class SpokenLanguages {

  static final List<String> CODES = List.of("en", "de");

  private static final Locale FIRST = Locale.forLanguageTag(CODES.get(0));

  private SpokenLanguages() {}

  /** The language of a code. */
  static Locale of(String code) {
    return CODES.contains(code) ? Locale.forLanguageTag(code) : FIRST;
  }

  /** The first language of the browser's wishes that is spoken here. */
  static Locale wished(HttpServletRequest request) {
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
      // The server would answer with the language of the machine.
      return FIRST;
    }
    return Collections.list(request.getLocales()).stream()
        .map(Locale::getLanguage)
        .filter(CODES::contains)
        .findFirst()
        .map(SpokenLanguages::of)
        .orElse(FIRST);
  }
}
