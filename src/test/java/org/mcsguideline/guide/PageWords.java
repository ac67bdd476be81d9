package org.mcsguideline.guide;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that stand beside the templates, for pictures and cells that no template writes. */
public record PageWords(String file, Properties words) {

  private static final Pattern NAMED = Pattern.compile("\\{([A-Za-z0-9_]+)}");

  /**
   * The words of a file in {@code ig/pages}.
   *
   * @throws GuideFaulty when it cannot be read
   */
  public static PageWords of(Path project, String file) {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(project.resolve("ig/pages").resolve(file))) {
      words.load(reader);
    } catch (IOException unreadable) {
      throw new GuideFaulty("The words of the pages cannot be read: " + file + ".", unreadable);
    }
    return new PageWords(file, words);
  }

  /**
   * The words of a key as they stand.
   *
   * @throws GuideFaulty when there are none
   */
  public String say(String key) {
    String said = words.getProperty(key);
    if (said == null) {
      throw new GuideFaulty(file + " has no words for " + key + ". Add them.");
    }
    return said;
  }

  /**
   * The words of a key with names in braces replaced.
   *
   * @throws GuideFaulty when there are none, or a name has no value
   */
  public String say(String key, Map<String, String> values) {
    return NAMED
        .matcher(say(key))
        .replaceAll(
            name -> {
              String value = values.get(name.group(1));
              if (value == null) {
                throw new GuideFaulty(file + ": " + key + " names no " + name.group(1) + ".");
              }
              return Matcher.quoteReplacement(value);
            });
  }

  /** The words of a key, taken apart at blanks. */
  public List<String> each(String key) {
    return List.of(say(key).split(" ", -1));
  }
}
