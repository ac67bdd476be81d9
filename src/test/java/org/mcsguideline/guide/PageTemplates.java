package org.mcsguideline.guide;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** The templates of the guide's pages, each framed with the status of the guideline. */
public final class PageTemplates {

  private static final String FRAME = "frame";

  private final SpringTemplateEngine engine = new SpringTemplateEngine();
  private final String status;

  /**
   * Reads templates from a folder.
   *
   * @param status what to know about the state of the content, said on every page
   */
  public PageTemplates(Path folder, String status) {
    FileTemplateResolver resolver = new FileTemplateResolver();
    resolver.setPrefix(folder + "/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.XML);
    resolver.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(resolver);
    this.status = status;
  }

  /**
   * A page as one XHTML {@code div}.
   *
   * @param name of the page
   * @throws GuideFaulty when the template fails or what it gives is not well-formed
   */
  String page(String name, String template, Map<String, Object> model) {
    String content = rendered(name, template, model);
    String page = rendered(name, FRAME, Map.of("page", name, "status", status, "content", content));
    WellFormed.root(page, "The page " + name, "div");
    return page;
  }

  private String rendered(String name, String template, Map<String, Object> model) {
    try {
      return engine.process(template, new Context(null, new HashMap<>(model)));
    } catch (TemplateEngineException failed) {
      throw new GuideFaulty("The page " + name + " cannot be made from " + template + ".", failed);
    }
  }
}
