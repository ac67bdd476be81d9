package org.mcsguideline.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of promises in its document. */
class PromiseTableTest {

  private static final String EMPTY =
      "Before.\n\n<!-- written by mvn -Pfaults verify -->\n<!-- end -->\n\nAfter.\n";

  private static List<String> rows(String document) {
    return document.lines().filter(line -> line.startsWith("| R")).toList();
  }

  @Test
  void aRowReplacesItsOwnAndLeavesTheOthers() {
    String document = PromiseTable.with(EMPTY, "| R04 H2 | a |");
    document = PromiseTable.with(document, "| R01 | b |");
    document = PromiseTable.with(document, "| R04 PostgreSQL | c |");
    document = PromiseTable.with(document, "| R04 H2 | d |");
    assertThat(rows(document))
        .containsExactly("| R01 | b |", "| R04 H2 | d |", "| R04 PostgreSQL | c |");
    assertThat(document).startsWith("Before.\n\n").endsWith("\n\nAfter.\n");
  }

  @Test
  void theSameRowTwiceChangesNothing() {
    String once = PromiseTable.with(EMPTY, "| R01 | b |");
    assertThat(PromiseTable.with(once, "| R01 | b |")).isEqualTo(once);
  }

  @Test
  void aDocumentWithoutAPlaceIsRefused() {
    assertThatThrownBy(() -> PromiseTable.with("Nothing here.", "| R01 | b |"))
        .isInstanceOf(IllegalStateException.class);
  }
}
