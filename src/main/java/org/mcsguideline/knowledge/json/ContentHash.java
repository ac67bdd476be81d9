package org.mcsguideline.knowledge.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A fingerprint of resources that changes with any of their characters. */
public final class ContentHash {

  private ContentHash() {}

  /** SHA-256 over the JSON of the entries in their order, as hexadecimal digits. */
  public static String of(JsonNode entries) {
    try {
      byte[] json = FhirJson.MAPPER.writeValueAsBytes(entries);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
