package org.mcsguideline.web.frame;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown of the guideline as XHTML, which is HTML too; HTML in it shows as text. */
public final class MarkdownText {

  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true).build();

  private MarkdownText() {}

  /** Blocks of XHTML; for {@code th:utext}. */
  public static String html(String markdown) {
    return RENDERER.render(PARSER.parse(markdown));
  }
}
