package org.mcsguideline.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages with calls may hold, and when an answer is the one they show. */
class ExamplesTest {

  private static final Path PAGE = Path.of("page.md");
  private static final String ANSWER = ShownAnswer.printed("{\"a\":[{\"b\":1},2],\"c\":\"d\"}");

  @Test
  void everyCallHasItsAnswer() {
    String page = "Text.\n\n```sh\ncurl x\n```\nit says\n```json\n{}\n```\n";
    assertThat(ExamplePage.examples(PAGE, page))
        .containsExactly(new Example(PAGE, 3, "curl x\n", "json", "{}\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```sh\ncurl x\n```\n",
        "```json\n{}\n```\n",
        "```sh\ncurl x\n```\n```sh\ncurl y\n```\n```json\n{}\n```\n",
        "```sh\ncurl x\n```\n```json\n{}\n```\n```json\n{}\n```\n"
      })
  void aCallWithoutAnswerOrAnAnswerWithoutCallIsRefused(String page) {
    assertThatThrownBy(() -> ExamplePage.examples(PAGE, page))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("page.md:");
  }

  @Test
  void aCommandIsReadAsAShellWould() {
    CurlCommand command =
        CurlCommand.of("curl -s -X PUT \\\n  -H \"a: b c\" 'http://localhost:8080/$x?y=1' -d @z\n");
    assertThat(command)
        .isEqualTo(
            new CurlCommand(
                "PUT",
                "http://localhost:8080/$x?y=1",
                List.of("a: b c", "Content-Type: application/x-www-form-urlencoded"),
                "@z"));
  }

  @Test
  void withDataACallIsAPost() {
    assertThat(CurlCommand.of("curl -d x http://localhost:8080/").method()).isEqualTo("POST");
    assertThat(CurlCommand.of("curl http://localhost:8080/").method()).isEqualTo("GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl \"http://localhost:8080/$apply\"",
        "curl http://localhost:8080/$apply",
        "curl http://localhost:8080/a?b=c",
        "curl http://localhost:8080/a&b",
        "curl http://localhost:8080/ | jq",
        "curl -k http://localhost:8080/",
        "curl http://localhost:8080/ http://localhost:8080/",
        "curl http://elsewhere/",
        "curl -s",
        "wget http://localhost:8080/",
        "curl 'http://localhost:8080/"
      })
  void whatWouldNotWorkInAShellIsRefused(String command) {
    assertThatThrownBy(() -> CurlCommand.of(command)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAnswerHasAllLinesThatAreShown() {
    assertThat(ANSWER.lines()).hasSize(9).contains("      \"b\": 1", "  \"c\": \"d\"");
    assertThat(ShownAnswer.missing(ANSWER, ANSWER)).isEmpty();
    assertThat(ShownAnswer.missing("...", ANSWER)).isEmpty();
    assertThat(ShownAnswer.missing("{\n...\n  ],\n  ...\n}", ANSWER)).isEmpty();
    assertThat(ShownAnswer.missing("...\n    2\n...", ANSWER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "...\n  \"c\": \"e\"\n...",
        "...\n\"c\": \"d\"\n...",
        "...\n  \"c\": \"d\"\n...\n    2\n...",
        "{\n  \"c\": \"d\"\n}",
        "    2\n...",
        "...\n    2"
      })
  void anAnswerThatIsShownOtherwiseIsNoticed(String shown) {
    assertThat(ShownAnswer.missing(shown, ANSWER)).isPresent();
  }
}
