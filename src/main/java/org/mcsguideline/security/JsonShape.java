package org.mcsguideline.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** Looks through JSON for what would be too much for whoever reads it next. */
public final class JsonShape {

  /** Deepest nesting that is read anywhere in the service. */
  public static final int DEEPEST = 200;

  /** Longest number, in characters. */
  public static final int LONGEST_NUMBER = 100;

  /** Longest text, in characters: room for a picture in an attachment, not for a film. */
  public static final int LONGEST_TEXT = 5_000_000;

  private static final int LONGEST_NAME = 500;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          // Names stay the caller's: none is kept in a table for ever.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private JsonShape() {}

  /** What was found. */
  public enum Finding {
    FINE,
    MALFORMED,
    TOO_MUCH
  }

  /**
   * Reads it all without keeping it.
   *
   * @param mostEntries of the array {@code entry} at the top, as a FHIR bundle has it
   */
  public static Finding of(byte[] json, int mostEntries) {
    int depth = 0;
    int entries = 0;
    boolean inEntries = false;
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructStart()) {
          depth++;
          entries += inEntries && depth == 3 ? 1 : 0;
          inEntries |= depth == 2 && "entry".equals(parser.currentName());
        } else if (token.isStructEnd()) {
          depth--;
          inEntries &= depth >= 2;
        } else if (token == JsonToken.VALUE_STRING) {
          // A text is only measured when somebody asks for it.
          int unused = parser.getTextLength();
        }
        if (entries > mostEntries) {
          return Finding.TOO_MUCH;
        }
      }
      return Finding.FINE;
    } catch (StreamConstraintsException tooMuch) {
      return Finding.TOO_MUCH;
    } catch (IOException malformed) {
      return Finding.MALFORMED;
    }
  }
}
