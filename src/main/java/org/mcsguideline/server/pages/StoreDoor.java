package org.mcsguideline.server.pages;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.web.FhirDoor;

/** Asks the FHIR API as the caller would, through all of its rules. */
final class StoreDoor implements FhirDoor {

  private static final List<String> TOLD = List.of("Retry-After", "WWW-Authenticate");

  private final @Nullable Servlet api;

  /**
   * A door.
   *
   * @param api null when there is no store
   */
  StoreDoor(@Nullable Servlet api) {
    this.api = api;
  }

  @Override
  public Answer get(String pathAndQuery, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ReadRequest read = new ReadRequest(request, pathAndQuery);
    if (api == null) {
      return new Answer(HttpServletResponse.SC_NOT_FOUND, Map.of(), "");
    }
    HeldResponse held = new HeldResponse(response);
    try {
      api.service(read, held);
    } catch (ServletException failed) {
      throw new IllegalStateException("The FHIR API failed.", failed);
    }
    Map<String, String> headers = new TreeMap<>();
    for (String name : TOLD) {
      String value = held.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new Answer(held.getStatus(), headers, held.body());
  }
}
