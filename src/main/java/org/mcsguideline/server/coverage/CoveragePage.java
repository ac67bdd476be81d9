package org.mcsguideline.server.coverage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import org.mcsguideline.coverage.ConceptCount;
import org.mcsguideline.coverage.ShownConcepts;
import org.springframework.web.util.HtmlUtils;

/** The coverage as a page without script, form, picture or link. */
final class CoveragePage {

  private static final String STYLE =
      "body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
          + "table{border-collapse:collapse;width:100%}"
          + "th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #767676}"
          + "td:last-child,th:last-child{text-align:right}";

  /** Nothing but the one style sheet of this page. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private CoveragePage() {}

  static byte[] of(ShownConcepts shown) {
    StringBuilder rows = new StringBuilder();
    shown.counts().stream()
        .sorted(
            Comparator.comparingLong(ConceptCount::resources)
                .thenComparing(count -> count.concept().name()))
        .forEach(count -> rows.append(row(count)));
    String page =
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Coverage</title>\
        <meta name="viewport" content="width=device-width, initial-scale=1">\
        <style>%s</style></head><body><main><h1>Coverage</h1>
        <p>What the guideline looks for, and in how many of the %d resources of the calls since the \
        start it was there. What was never there may have another code at this site; it then reads \
        as not known.</p>
        <table><thead><tr><th scope="col">Concept</th><th scope="col">Resources</th></tr></thead>
        <tbody>
        %s</tbody></table></main></body></html>
        """
            .formatted(STYLE, shown.resources(), rows);
    return page.getBytes(StandardCharsets.UTF_8);
  }

  private static String row(ConceptCount count) {
    String number = count.resources() == 0 ? "never" : Long.toString(count.resources());
    return "<tr><td>%s</td><td>%s</td></tr>\n"
        .formatted(HtmlUtils.htmlEscape(count.concept().name()), number);
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
