package org.mcsguideline.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where pages, pictures and files of the guide go, in the folders that the publisher reads. Names
 * have no folder and no ending.
 */
public final class GuideOutput {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");

  /** What Jekyll would read as its own; written so that it shows the same and means nothing. */
  private static final Pattern LIQUID = Pattern.compile("\\{(?=[{%])");

  private final Path input;
  private final PageTemplates templates;

  /**
   * Writes into the folder of the staged guide.
   *
   * @param ig the folder that holds {@code ig.ini}
   */
  public GuideOutput(Path ig, PageTemplates templates) {
    this.input = ig.resolve("input");
    this.templates = templates;
  }

  /**
   * A page: one XHTML {@code div}, framed and with the status of the guideline.
   *
   * @param template its file in {@code ig/pages} without ending
   * @param model what the template can name
   * @throws GuideFaulty when the template fails or does not give well-formed XHTML
   */
  public void page(String name, String template, Map<String, Object> model) {
    String page = templates.page(name, template, model);
    write("pagecontent", name, ".xml", LIQUID.matcher(page).replaceAll("&#123;"));
  }

  /**
   * A picture that pages name as {@code <name>.svg}.
   *
   * @throws GuideFaulty when it is not well-formed
   */
  public void picture(String name, String svg) {
    WellFormed.root(svg, "The picture " + name, "svg");
    write("images", name, ".svg", svg);
  }

  /**
   * A file to download, which pages name as it is named here.
   *
   * @param name with its ending
   */
  public void file(String name, String text) {
    Matcher parts = Pattern.compile("(.+?)(\\.[a-z0-9.]+)").matcher(name);
    if (!parts.matches()) {
      throw new GuideFaulty("A file needs an ending: " + name + ".");
    }
    write("images", parts.group(1), parts.group(2), text);
  }

  private void write(String folder, String name, String ending, String text) {
    if (!NAME.matcher(name).matches()) {
      throw new GuideFaulty("The guide cannot have a file of this name: " + name + ".");
    }
    try {
      Path file = Files.createDirectories(input.resolve(folder)).resolve(name + ending);
      Path unused = Files.writeString(file, text);
    } catch (IOException failed) {
      throw new GuideFaulty("The guide's " + name + ending + " cannot be written.", failed);
    }
  }
}
