package org.mcsguideline.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.web.frame.MarkdownText;

/** What may be written into the guide, whatever the page. */
class GuideTest {

  private static final String OPEN =
      "<div xmlns='http://www.w3.org/1999/xhtml' xmlns:th='http://www.thymeleaf.org'>";
  private static final String STATUS = "draft of a test";

  @TempDir private Path folder;

  @BeforeEach
  void copiesTheFrame() throws IOException {
    Path unused = Files.copy(Path.of("ig", "pages", "frame.html"), folder.resolve("frame.html"));
  }

  record Row(String label) {}

  @Test
  void aPageSaysTheStatusAndEscapesWhatItIsGiven() throws IOException {
    String page =
        page(
            "<p th:each='row : ${rows}' th:id='${row.label}' th:text='${row.label}'></p>",
            Map.of("rows", List.of(new Row("<&\">"))));
    assertThat(page)
        .contains(STATUS)
        .contains("<p id='&lt;&amp;&quot;&gt;'>&lt;&amp;&quot;&gt;</p>")
        .doesNotContain("th:");
  }

  @Test
  void nothingThatIsGivenBecomesACommandOfJekyll() throws IOException {
    String page =
        page("<p th:text='${text}'></p>", Map.of("text", "{{context.patientId}} {% raw %}"));
    assertThat(page).doesNotContain("{{", "{%").contains("&#123;{context.patientId}}");
    assertThat(WellFormed.root(page, "page", "div").getTextContent())
        .contains("{{context.patientId}} {% raw %}");
  }

  @Test
  void whatIsNotWellFormedIsRefused() {
    assertThatThrownBy(() -> page("<div th:utext='${text}'></div>", Map.of("text", "<p>open")))
        .isInstanceOf(GuideFaulty.class)
        .hasMessageContaining("The page sample is not well-formed");
    assertThatThrownBy(() -> page("<p th:text='${row.label}'></p>", Map.of("row", Map.of())))
        .isInstanceOf(GuideFaulty.class)
        .hasMessageContaining("sample");
    assertThatThrownBy(() -> output().picture("sample", "<svg><g></svg>"))
        .isInstanceOf(GuideFaulty.class)
        .hasMessageContaining("The picture sample");
  }

  @Test
  void noFileLeavesItsFolder() {
    assertThatThrownBy(() -> output().file("../sample.csv", ""))
        .isInstanceOf(GuideFaulty.class)
        .hasMessageContaining("../sample");
  }

  @Test
  void markdownOfARecordShowsItsHtmlAsText() {
    assertThat(MarkdownText.html("**a** <b>\n\n[l](javascript:alert)"))
        .contains("<strong>a</strong> &lt;b&gt;")
        .doesNotContain("javascript:");
  }

  private String page(String body, Map<String, Object> model) throws IOException {
    Path unused = Files.writeString(folder.resolve("sample.html"), OPEN + body + "</div>");
    output().page("sample", "sample", model);
    return Files.readString(folder.resolve("input/pagecontent/sample.xml"));
  }

  private GuideOutput output() {
    return new GuideOutput(folder, new PageTemplates(folder, STATUS));
  }
}
