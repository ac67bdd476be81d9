package org.mcsguideline.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mcsguideline.vignettes.RunningServer;

/**
 * The pages in {@code src/docs/api}, each from its beginning to its end: every call gives the
 * answer that stands below it. What the server answers is written to {@code target/walk}, to copy
 * from.
 */
class WalkIT {

  private static final Path PAGES = Path.of("src/docs/api");
  private static final Path ANSWERS = Path.of("target/walk");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      List<Path> pages = files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
      return pages.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCallOfThePageGivesTheAnswerItShows(Path page) throws IOException {
    List<Example> examples = ExamplePage.read(page);
    assertThat(examples).as("calls of %s", page).isNotEmpty();
    Files.createDirectories(ANSWERS);
    Caller caller =
        new Caller(HttpClient.newHttpClient(), RunningServer.get().withStore().address());
    // All are called before the first is judged: later calls rest on earlier ones.
    List<String> answers = examples.stream().map(example -> answer(caller, example)).toList();
    for (int at = 0; at < answers.size(); at++) {
      Example example = examples.get(at);
      Files.writeString(ANSWERS.resolve(example.fileName()), answers.get(at) + "\n");
    }
    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(
                        ShownAnswer.missing(
                            example.answer(), answers.get(examples.indexOf(example))))
                    .as("lines that the answer to %s lacks", example)
                    .isEmpty());
  }

  private static String answer(Caller caller, Example example) {
    String body = caller.answer(CurlCommand.of(example.command()));
    return example.form().equals("json") ? ShownAnswer.printed(body) : body.stripTrailing();
  }
}
