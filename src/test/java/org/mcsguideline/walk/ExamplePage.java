package org.mcsguideline.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page whose fenced blocks are, by turns, a call and its answer. */
final class ExamplePage {

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\S*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private ExamplePage() {}

  static List<Example> read(Path page) {
    try {
      return examples(page, Files.readString(page));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * In the order of the page.
   *
   * @throws IllegalArgumentException a call without an answer, or an answer without a call
   */
  static List<Example> examples(Path page, String text) {
    List<Example> examples = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      int line = 1 + (int) text.substring(0, blocks.start()).lines().count();
      String command = blocks.group(2);
      require(blocks.group(1).equals("sh"), page, line, "a block sh with one curl command");
      require(blocks.find(), page, line, "an answer after this call");
      String form = blocks.group(1);
      require(form.equals("json") || form.equals("csv"), page, line, "its answer as json or csv");
      examples.add(new Example(page, line, command, form, blocks.group(2)));
    }
    return examples;
  }

  private static void require(boolean holds, Path page, int line, String what) {
    if (!holds) {
      throw new IllegalArgumentException("%s:%d needs %s".formatted(page, line, what));
    }
  }
}
