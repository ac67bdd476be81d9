package org.mcsguideline.hooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Writes answers as CDS Hooks wants them: what is empty is left out. */
final class WireJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.USE_DEFAULTS))
          .build();

  private WireJson() {}

  /** The same as a tree. */
  static JsonNode tree(Object body) {
    return JSON.valueToTree(body);
  }

  static ResponseEntity<byte[]> answer(ResponseEntity.BodyBuilder answer, Object body) {
    try {
      return answer.contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
