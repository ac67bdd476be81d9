package org.mcsguideline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mcsguideline.web.FhirDoor.Answer;

/** Searches of the store for one caller. */
public record StoreReading(
    FhirDoor door, HttpServletRequest request, HttpServletResponse response) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the API answers to a query such as {@code Patient/1} or {@code Task?status=requested}. */
  public Answer get(String query) throws IOException {
    return door.get("/" + query, request, response);
  }

  /**
   * Resources that a search finds, of many only the first page.
   *
   * @throws StoreRefused when the API gave no answer to this caller
   */
  public List<JsonNode> search(String query) throws IOException, StoreRefused {
    return found(query)
        .path("entry")
        .valueStream()
        .map(entry -> entry.path("resource"))
        .filter(resource -> !"OperationOutcome".equals(resource.path("resourceType").asText()))
        .toList();
  }

  /** How many resources a search would find. */
  public long count(String query) throws IOException, StoreRefused {
    return found(query + "&_summary=count").path("total").asLong();
  }

  /** A value within a query. */
  public static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private JsonNode found(String query) throws IOException, StoreRefused {
    Answer answer = get(query);
    if (!answer.isFound()) {
      throw new StoreRefused(answer);
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException malformed) {
      // Its message may quote what is stored.
      throw new IllegalStateException("The FHIR API gave no JSON.");
    }
  }
}
