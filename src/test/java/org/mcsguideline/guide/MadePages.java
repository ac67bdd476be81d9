package org.mcsguideline.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Pages and pictures that parts have written, read back as XML. */
record MadePages(Path folder, Map<String, Element> pages, Map<String, Element> pictures) {

  /** Writes the parts of this project into a folder. */
  static MadePages of(Path folder, GuideSources sources, GuidePart... parts) {
    GuideOutput output =
        new GuideOutput(folder, new PageTemplates(Path.of("ig", "pages"), "status of a test"));
    for (GuidePart part : parts) {
      part.write(sources, output);
    }
    return new MadePages(
        folder, read(folder, "pagecontent", ".xml", "div"), read(folder, "images", ".svg", "svg"));
  }

  private static Map<String, Element> read(Path ig, String folder, String ending, String root) {
    Path read = ig.resolve("input").resolve(folder);
    Map<String, Element> found = new TreeMap<>();
    if (!Files.exists(read)) {
      return found;
    }
    try (Stream<Path> files = Files.list(read)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        String name = read.relativize(file).toString().replace(ending, "");
        found.put(name, WellFormed.root(Files.readString(file), name, root));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found;
  }

  /** The elements of a name, in the order of the page. */
  static List<Element> all(Element within, String name) {
    NodeList found = within.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** The element with this id on a page. */
  Element on(String page, String id) {
    return all(page(page), "*").stream()
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(page + " has no " + id));
  }

  Element page(String name) {
    return named(pages, name);
  }

  Element picture(String name) {
    return named(pictures, name);
  }

  private static Element named(Map<String, Element> made, String name) {
    Element found = made.get(name);
    if (found == null) {
      throw new AssertionError("There is no " + name + " but " + made.keySet() + ".");
    }
    return found;
  }

  /** Every id of a page, as often as it is there. */
  List<String> ids(String page) {
    return all(page(page), "*").stream()
        .map(element -> element.getAttribute("id"))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  /** Links to places on pages that were made, and that are not there. */
  List<String> brokenPlaces() {
    List<String> broken = new ArrayList<>();
    pages.forEach(
        (name, page) ->
            all(page, "a").stream()
                .map(link -> link.getAttribute("href"))
                .filter(href -> href.contains("#"))
                .filter(href -> !reaches(name, href))
                .forEach(href -> broken.add(name + ": " + href)));
    return broken;
  }

  private boolean reaches(String from, String href) {
    String page = href.startsWith("#") ? from : href.substring(0, href.indexOf(".html"));
    return !pages.containsKey(page) || ids(page).contains(href.substring(href.indexOf('#') + 1));
  }

  /** The text of an element with single blanks. */
  static String text(Element element) {
    return element.getTextContent().replaceAll("\\s+", " ").strip();
  }
}
