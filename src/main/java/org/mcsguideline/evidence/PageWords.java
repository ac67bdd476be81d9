package org.mcsguideline.evidence;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words of a file of properties, for what no template says. A name in braces stands for a value, a
 * part in brackets for one that is left out when a value in it is empty.
 */
public record PageWords(String file, Properties words) {

  private static final String ENDING = ".properties";
  private static final Pattern NAMED = Pattern.compile("\\{([A-Za-z0-9_]+)}");
  private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)]");

  /**
   * The words of a file.
   *
   * @throws EvidenceFaulty when there is none
   */
  public static PageWords of(EvidenceFiles files, String file) {
    String text =
        files
            .text(file)
            .orElseThrow(() -> new EvidenceFaulty("The words are missing: " + file + "."));
    return new PageWords(file, read(file, text, new Properties()));
  }

  /**
   * The words of a file in a language, which stand in one beside it; what that does not say is said
   * as the file says it. A file that is not there says nothing.
   */
  public static PageWords of(EvidenceFiles files, String file, String language) {
    Properties words = read(file, files.text(file).orElse(""), new Properties());
    String spoken = file.replace(ENDING, "_" + language + ENDING);
    return new PageWords(file, read(spoken, files.text(spoken).orElse(""), words));
  }

  private static Properties read(String file, String text, Properties otherwise) {
    Properties words = new Properties(otherwise);
    try {
      words.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException malformed) {
      throw new EvidenceFaulty("The words cannot be read: " + file + ".", malformed);
    }
    return words;
  }

  /**
   * The words of a key as they stand.
   *
   * @throws EvidenceFaulty when there are none
   */
  public String say(String key) {
    return find(key)
        .orElseThrow(() -> new EvidenceFaulty(file + " has no words for " + key + ". Add them."));
  }

  /** The words of a key as they stand, if there are any. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(words.getProperty(key));
  }

  /**
   * The words of a key with names in braces replaced.
   *
   * @throws EvidenceFaulty when there are none, or a name has no value
   */
  public String say(String key, Map<String, String> values) {
    String said =
        OPTIONAL
            .matcher(say(key))
            .replaceAll(
                part ->
                    Matcher.quoteReplacement(
                        named(key, part.group(1), values).anyMatch(String::isEmpty)
                            ? ""
                            : part.group(1)));
    return NAMED
        .matcher(said)
        .replaceAll(name -> Matcher.quoteReplacement(value(key, name.group(1), values)));
  }

  /**
   * Whether every name in the words of a key has an empty value, so that they would say nothing.
   */
  boolean saysNothing(String key, Map<String, String> values) {
    return named(key, say(key), values).allMatch(String::isEmpty);
  }

  /** The words of a key, taken apart at blanks; none when there are no such words. */
  public List<String> each(String key) {
    return find(key).map(said -> List.of(said.split(" ", -1))).orElse(List.of());
  }

  private Stream<String> named(String key, String said, Map<String, String> values) {
    return NAMED.matcher(said).results().map(name -> value(key, name.group(1), values));
  }

  private String value(String key, String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new EvidenceFaulty(file + ": " + key + " names no " + name + ".");
    }
    return value;
  }
}
