package org.mcsguideline.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file, none of them longer than memory is meant to hold. */
final class BoundedLines {

  private final InputStream content;
  private final int longest;
  private boolean tooLong;

  /**
   * Lines of a buffered stream.
   *
   * @param longest bytes of a line
   */
  BoundedLines(InputStream content, int longest) {
    this.content = content;
    this.longest = longest;
  }

  /** The bytes of the next line, cut where it is too long; null at the end. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    tooLong = false;
    int read = content.read();
    if (read < 0) {
      return null;
    }
    while (read >= 0 && read != '\n') {
      if (line.size() < longest) {
        line.write(read);
      } else {
        tooLong = true;
      }
      read = content.read();
    }
    return line.toByteArray();
  }

  /** Whether the last line was cut. */
  boolean wasTooLong() {
    return tooLong;
  }
}
