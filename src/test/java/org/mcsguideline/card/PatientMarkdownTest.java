package org.mcsguideline.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientMarkdownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      textBlock =
          """
          pH 7.25, lactate 5.2 mmol/L (high) ~ pH 7.25, lactate 5.2 mmol/L (high)
          <script>alert(1)</script>          ~ &lt;script&gt;alert(1)&lt;/script&gt;
          [x](javascript:alert(1))           ~ \\[x\\](javascript:alert(1))
          ![x](http://evil.example/i.png)    ~ !\\[x\\](http\\://evil.example/i.png)
          www.evil.example                   ~ www\\.evil.example
          mailto:a@b.example                 ~ mailto\\:a\\@b.example
          a_b *c* `d` #e                     ~ a\\_b \\*c\\* \\`d\\` \\#e
          a | b                              ~ a \\| b
          1. first                           ~ 1\\. first
          2) second                          ~ 2\\) second
          + item                             ~ \\+ item
          === heading                        ~ \\=== heading
          & &amp; "q"                        ~ &amp; &amp;amp; &quot;q&quot;
          - a bullet <b>                     ~ - a bullet &lt;b&gt;
          """)
  void makesEverythingInertButBullets(String text, String markdown) {
    assertThat(PatientMarkdown.of(text)).isEqualTo(markdown);
  }

  @Test
  void escapesTildes() {
    assertThat(PatientMarkdown.of("~~gone~~")).isEqualTo("\\~\\~gone\\~\\~");
  }

  @Test
  void keepsParagraphsApart() {
    assertThat(PatientMarkdown.of("one\n\ntwo\r\n- three")).isEqualTo("one\n\ntwo\n- three");
  }

  @Test
  void leavesInvisibleCharactersOut() {
    assertThat(PatientMarkdown.of("a\u0000b\u202Ec\u200Bd\u001B[31m")).isEqualTo("abcd\\[31m");
  }

  @Test
  void cannotIndentCode() {
    assertThat(PatientMarkdown.of("x\n\n        code")).isEqualTo("x\n\ncode");
  }

  @Test
  void cutsLongLines() {
    assertThat(PatientMarkdown.of("a ".repeat(1000))).hasSize(1000).endsWith("…");
  }
}
