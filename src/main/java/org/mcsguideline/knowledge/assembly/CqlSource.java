package org.mcsguideline.knowledge.assembly;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mcsguideline.knowledge.assembly.source.AuthoredLibrary;

/** The text of a library and what its header says. */
record CqlSource(String name, String file, String text) {

  private static final Pattern HEADER =
      Pattern.compile("(?m)^\\s*library\\s+\"?([A-Za-z0-9_]+)\"?\\s+version\\s+'([^']+)'");
  private static final Pattern INCLUDE =
      Pattern.compile("(?m)^\\s*include\\s+\"?([A-Za-z0-9_]+)\"?");

  /** The version, when the header is there and names the library as the file does. */
  Optional<String> version() {
    Matcher header = HEADER.matcher(text);
    return header.find() && name.equals(header.group(1))
        ? Optional.of(header.group(2))
        : Optional.empty();
  }

  List<String> includes() {
    return INCLUDE.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
  }

  AuthoredLibrary authored(Optional<AuthoredLibrary.Translation> translation) {
    return new AuthoredLibrary(name, file, text, translation);
  }
}
