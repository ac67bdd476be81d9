package org.mcsguideline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void choose() {
    file = folder.resolve("journal.ndjson");
  }

  @Test
  void isWrittenByOneReplayAtATime() throws IOException {
    try (Journal first = new Journal(file, "run")) {
      assertThatThrownBy(() -> new Journal(file, "run"))
          .isInstanceOf(ReplayRefused.class)
          .hasMessageContaining("another replay");
      assertThat(first.patients()).isZero();
    }
    try (Journal next = new Journal(file, "run")) {
      assertThat(next.patients()).isZero();
    }
  }

  @Test
  void ofAnotherRunIsNotKeptOpen() throws IOException {
    new Journal(file, "run").close();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> new Journal(file, "another"))
          .isInstanceOf(ReplayRefused.class)
          .hasMessageContaining("another input, guideline or choice");
    }
  }
}
