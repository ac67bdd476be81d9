package org.mcsguideline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.security.JsonShape.Finding;

@Tag("T-BOMB")
class JsonShapeTest {

  private static Finding of(String json) {
    return JsonShape.of(json.getBytes(StandardCharsets.UTF_8), 3);
  }

  @ParameterizedTest
  @CsvSource({"200, FINE", "201, TOO_MUCH", "100000, TOO_MUCH"})
  void limitsNesting(int depth, Finding expected) {
    assertThat(of("[".repeat(depth) + "]".repeat(depth))).isEqualTo(expected);
    assertThat(of("{\"a\":".repeat(depth) + "1" + "}".repeat(depth))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"100, FINE", "101, TOO_MUCH"})
  void limitsNumbers(int digits, Finding expected) {
    assertThat(of("[" + "1".repeat(digits) + "]")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"5000000, FINE", "5100000, TOO_MUCH"})
  void limitsTexts(int length, Finding expected) {
    assertThat(of("[\"" + "a".repeat(length) + "\"]")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"3, FINE", "4, TOO_MUCH"})
  void limitsTheEntriesOfABundle(int entries, Finding expected) {
    String entry = "{\"resource\":{\"entry\":[{},{},{},{},{}]}},";
    String list = entry.repeat(entries);
    assertThat(of("{\"x\":[{},{},{},{}],\"entry\":[" + list.substring(0, list.length() - 1) + "]}"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{]", "nope", "{\"a\":}", "\u0000", "<a/>"})
  void findsWhatIsNotJson(String text) {
    assertThat(of(text)).isEqualTo(Finding.MALFORMED);
  }

  @Test
  void leavesAnEmptyBodyToWhoeverReadsIt() {
    assertThat(of("")).isEqualTo(Finding.FINE);
  }
}
