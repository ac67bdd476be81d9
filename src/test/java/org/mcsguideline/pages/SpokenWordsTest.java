package org.mcsguideline.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of the pages are there in each language, and none is left over. */
class SpokenWordsTest {

  private static final Path WORDS = Path.of("src/main/resources/pages");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

  static List<String> areas() throws IOException {
    return filesBelow(WORDS)
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith("_de.properties"))
        .map(name -> name.replace("_de.properties", ""))
        .sorted()
        .toList();
  }

  private static Stream<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  private static Properties words(String area, String language) throws IOException {
    Properties words = new Properties();
    try (var text = Files.newBufferedReader(WORDS.resolve(area + language + ".properties"))) {
      words.load(text);
    }
    return words;
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("areas")
  void aWordIsSaidInBothLanguagesWithTheSameArguments(String area) throws IOException {
    Properties english = words(area, "");
    Properties german = words(area, "_de");
    assertThat(german.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(german.getProperty(key)).as(key).isNotBlank();
      assertThat(arguments(german.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(english.getProperty(key)));
    }
  }

  @Test
  void everyWordIsSaidSomewhere() throws IOException {
    StringBuilder places = new StringBuilder();
    for (String folder : List.of("src/main/resources/templates", "src/main/java")) {
      for (Path file : filesBelow(Path.of(folder)).toList()) {
        places.append(Files.readString(file));
      }
    }
    String said = places.toString();
    assertThat(areas()).isNotEmpty();
    for (String area : areas()) {
      for (String key : words(area, "").stringPropertyNames()) {
        assertThat(isSaid(key, said)).as("%s is used", key).isTrue();
      }
    }
  }

  /** A key of which a part comes from data is named up to there. */
  private static boolean isSaid(String key, String places) {
    for (int end = key.indexOf('.', key.indexOf('.') + 1);
        end >= 0;
        end = key.indexOf('.', end + 1)) {
      if (places.contains("'" + key.substring(0, end + 1) + "'")
          || places.contains("\"" + key.substring(0, end + 1) + "\"")) {
        return true;
      }
    }
    return places.contains(key);
  }
}
