package org.mcsguideline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The pages of the guide as the build makes them. */
class GuidePagesTest {

  private static final Path PROJECT = Path.of("");
  private static final String XHTML = "http://www.w3.org/1999/xhtml";
  private static final Path TEMPLATES = Path.of("ig", "pages");

  /** Elements that the publisher's checker knows, of those that a page may need. */
  private static final Set<String> KNOWN =
      Set.of(
          "a",
          "abbr",
          "b",
          "blockquote",
          "br",
          "caption",
          "code",
          "col",
          "dd",
          "div",
          "dl",
          "dt",
          "em",
          "figcaption",
          "figure",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "hr",
          "i",
          "img",
          "li",
          "ol",
          "p",
          "pre",
          "small",
          "span",
          "strong",
          "sub",
          "sup",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul");

  /** What the publisher writes beside the pages. */
  private static final Set<String> OF_THE_PUBLISHER =
      Set.of("package.tgz", "full-ig.zip", "artifacts.html", "toc.html", "qa.html");

  /** Attributes whose values replace the words in a template. */
  private static final Set<String> FILLED = Set.of("th:text", "th:utext", "th:replace");

  private static final Map<String, Element> PAGES = new TreeMap<>();
  private static final GuideSources SOURCES = GuideSources.of(PROJECT);

  @TempDir private static Path ig;

  @BeforeAll
  static void makesThePages() throws IOException {
    GuideBuild.write(PROJECT, ig);
    for (Path page : files(ig.resolve("input/pagecontent"))) {
      String name = page.getFileName().toString().replaceFirst("\\.xml$", "");
      Element unused = PAGES.put(name, WellFormed.root(Files.readString(page), name, "div"));
    }
    assertThat(PAGES).hasSizeGreaterThan(7);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Stream<Element> elements(Element root) {
    NodeList all = root.getElementsByTagName("*");
    return Stream.concat(
        Stream.of(root), IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)));
  }

  private static Stream<String> attributes(Element page, String name) {
    return elements(page).map(e -> e.getAttribute(name)).filter(value -> !value.isEmpty());
  }

  @Test
  void everyRecommendationHasItsPageWithItsSentence() {
    List<Map<String, String>> rows = SOURCES.table("recommendations");
    Map<String, String> plans =
        SOURCES.table("r5/recommendation-plans").stream()
            .collect(Collectors.toMap(row -> row.get("rec_id"), row -> row.get("plan")));
    assertThat(rows)
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(text("recommendation-" + plans.get(row.get("rec_id"))))
                    .contains(row.get("statement"), row.get("strength_seed")));
  }

  private static String text(String page) {
    Element found = PAGES.get(page);
    assertThat(found).as(page).isNotNull();
    return found == null ? "" : found.getTextContent();
  }

  @Test
  void everyPageSaysTheStatus() {
    assertThat(PAGES.keySet())
        .allSatisfy(page -> assertThat(text(page)).contains("not validated for clinical use"));
  }

  @Test
  void pagesUseOnlyElementsThatThePublisherKnows() {
    PAGES.forEach(
        (name, page) ->
            assertThat(
                    elements(page)
                        // Pictures that stand in a page are not looked into.
                        .filter(element -> XHTML.equals(element.getNamespaceURI()))
                        .map(Element::getLocalName)
                        .distinct())
                .as(name)
                .isSubsetOf(KNOWN));
  }

  @Test
  void noIdStandsTwiceOnAPage() {
    PAGES.forEach(
        (name, page) ->
            assertThat(attributes(page, "id").toList()).as(name).doesNotHaveDuplicates());
  }

  @Test
  void everyLinkLeadsToSomethingInTheGuide() throws IOException {
    Map<String, Set<String>> targets = targets();
    List<String> lost = new ArrayList<>();
    int links = 0;
    for (Map.Entry<String, Element> page : PAGES.entrySet()) {
      for (String link : attributes(page.getValue(), "href").toList()) {
        links++;
        if (!link.matches("https?://.*") && !leads(targets, page.getKey(), link)) {
          lost.add(page.getKey() + " -> " + link);
        }
      }
    }
    assertThat(links).isGreaterThan(500);
    assertThat(lost).isEmpty();
  }

  private static boolean leads(Map<String, Set<String>> targets, String page, String link) {
    String[] parts = link.split("#", 2);
    String file = parts[0].isEmpty() ? page + ".html" : parts[0];
    Set<String> ids = targets.get(file);
    return ids != null && (parts.length == 1 || ids.contains(parts[1]));
  }

  /** Places in each file of the guide that a link can name. */
  private static Map<String, Set<String>> targets() throws IOException {
    Map<String, Set<String>> targets = new HashMap<>();
    OF_THE_PUBLISHER.forEach(
        file -> {
          Set<String> unused = targets.put(file, Set.of());
        });
    PAGES.forEach(
        (name, page) -> {
          Set<String> unused =
              targets.put(name + ".html", attributes(page, "id").collect(Collectors.toSet()));
        });
    for (Path file : files(ig.resolve("input/images"))) {
      Set<String> unused = targets.put(file.getFileName().toString(), Set.of());
    }
    SOURCES
        .resources()
        .forEach(
            resource -> {
              String id = resource.path("id").asText();
              String file = resource.path("resourceType").asText() + "-" + id + ".html";
              // The publisher's own page of a code system has a place for each code.
              Set<String> unused =
                  targets.put(
                      file,
                      resource
                          .path("concept")
                          .valueStream()
                          .map(concept -> id + "-" + concept.path("code").asText())
                          .collect(Collectors.toSet()));
            });
    return targets;
  }

  @Test
  void everyPictureIsThereAndHasWords() throws IOException {
    Set<String> made =
        files(ig.resolve("input/images")).stream()
            .map(file -> file.getFileName().toString())
            .collect(Collectors.toSet());
    List<Element> shown =
        PAGES.values().stream()
            .flatMap(GuidePagesTest::elements)
            .filter(element -> element.getLocalName().equals("img"))
            .toList();
    assertThat(shown)
        .hasSizeGreaterThan(3)
        .allSatisfy(
            picture -> {
              assertThat(made).contains(picture.getAttribute("src"));
              assertThat(picture.getAttribute("alt")).isNotBlank();
            });
  }

  @Test
  void noTemplateSaysAWordThatNoCardMaySay() throws IOException {
    List<Pattern> forbidden =
        Files.readAllLines(Path.of("src/main/terminology/forbidden-words.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(words -> Pattern.compile("(?i)\\b" + Pattern.quote(words.strip()) + "\\b"))
            .toList();
    assertThat(forbidden).hasSizeGreaterThan(5);
    List<Path> written = files(TEMPLATES);
    assertThat(written).hasSizeGreaterThan(8);
    for (Path file : written) {
      String text = Files.readString(file).replaceAll("\\s+", " ");
      assertThat(forbidden).as(file.toString()).noneMatch(word -> word.matcher(text).find());
    }
  }

  /** Numbers come from data: what a clinical template says by itself has none. */
  @Test
  void noClinicalTemplateHoldsANumber() {
    Stream.of(
            "card",
            "glossary",
            "index",
            "recommendation",
            "recommendations",
            "selection-profile",
            "terminology",
            "vignettes")
        .forEach(
            name -> {
              String own = ownWords(template(name));
              assertThat(own).as(name).isNotBlank().doesNotContainPattern("\\d");
            });
  }

  private static Element template(String name) {
    try {
      return WellFormed.root(Files.readString(TEMPLATES.resolve(name + ".html")), name, "div");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Text of a template that nothing replaces. */
  private static String ownWords(Node node) {
    if (node instanceof Element element && FILLED.stream().anyMatch(element::hasAttribute)) {
      return "";
    }
    StringBuilder words = new StringBuilder();
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      words.append(
          child.getNodeType() == Node.TEXT_NODE ? child.getTextContent() : ownWords(child));
    }
    return words.toString();
  }
}
