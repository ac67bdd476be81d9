package org.mcsguideline.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.mcsguideline.request.ReceivedJson;

/** Reads a body as JSON within limits, whatever length the caller declares. */
final class RequestBody {

  private RequestBody() {}

  static JsonNode read(InputStream body, int limit) throws IOException {
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new BodyTooLarge(limit);
    }
    return ReceivedJson.read(bytes)
        .orElseThrow(
            () ->
                new MalformedRequest(
                    "The request body is not JSON, is nested too deeply or holds too long a"
                        + " value."));
  }
}
