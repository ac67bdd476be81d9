package org.mcsguideline.walk;

import java.nio.file.Path;

/**
 * One call of a page with the answer it shows.
 *
 * @param page where it stands
 * @param line of the call within the page, from 1
 * @param command as it is pasted into a shell
 * @param form of the answer, json or csv
 * @param answer as the page shows it, with lines of three dots for what it leaves out
 */
record Example(Path page, int line, String command, String form, String answer) {

  /** Where the whole answer of the server is kept, to copy from. */
  String fileName() {
    return page.getFileName().toString().replace(".md", "") + "-" + line + "." + form;
  }

  @Override
  public String toString() {
    return page.getFileName() + ":" + line;
  }
}
