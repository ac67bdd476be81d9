package org.mcsguideline.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainLineTest {

  @Test
  void keepsWhatFits() {
    assertThat(PlainLine.cut("pH < 7.2", 139)).isEqualTo("pH < 7.2");
  }

  @Test
  void cutsAtAWord() {
    assertThat(PlainLine.cut("one two three", 10)).isEqualTo("one two…");
  }

  @Test
  void cutsOneLongWord() {
    assertThat(PlainLine.cut("x".repeat(200), 139)).hasSize(139).endsWith("…");
  }

  @Test
  void neverCutsACharacterInTwo() {
    assertThat(PlainLine.cut("😀".repeat(20), 10)).isEqualTo("😀😀😀😀…");
  }

  @Test
  void opensNoTag() {
    assertThat(PlainLine.withoutTags("<img src=x> </b> 3<4", 139))
        .isEqualTo("< img src=x> < /b> 3<4");
  }

  @Test
  void opensNoTagBehindAnInvisibleCharacter() {
    assertThat(PlainLine.withoutTags("<\u0000img>", 139)).isEqualTo("< img>");
  }

  @Test
  void isOneLine() {
    assertThat(PlainLine.cut("a\nb\tc", 139)).isEqualTo("a b c");
  }
}
