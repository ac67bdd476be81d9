package org.mcsguideline.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON from outside, read within limits of depth and of the length of numbers. */
public final class ReceivedJson {

  private static final int DEEPEST_NESTING = 200;
  private static final int LONGEST_NUMBER = 100;

  /** No text of a card comes near it; pictures and documents are not read. */
  private static final int LONGEST_TEXT = 1_000_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST_NESTING)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  // A name that occurs twice means different things to different readers.
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          // Clinical decimals keep the precision they were written with.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private ReceivedJson() {}

  /** The content; empty when it is not JSON, or is nested or written too deeply. */
  public static Optional<JsonNode> read(byte[] content) {
    try {
      return Optional.of(JSON.readTree(content));
    } catch (JsonProcessingException | NumberFormatException | ArithmeticException malformed) {
      // Jackson lets an exponent beyond its range through as an unchecked exception.
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
