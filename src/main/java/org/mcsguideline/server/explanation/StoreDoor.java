package org.mcsguideline.server.explanation;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.decision.KeepingQueue;
import org.mcsguideline.web.DecisionReading;

/** Reads decisions as the caller would at the FHIR API, through all of its rules. */
final class StoreDoor implements DecisionReading {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final List<String> TOLD = List.of("Retry-After", "WWW-Authenticate");

  private final @Nullable Servlet api;
  private final KeepingQueue queue;

  /**
   * A door.
   *
   * @param api null when there is no store
   */
  StoreDoor(@Nullable Servlet api, KeepingQueue queue) {
    this.api = api;
    this.queue = queue;
  }

  @Override
  public boolean isWaiting(String id) {
    return queue.holds(id);
  }

  @Override
  public Answer read(String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (api == null || !ID.matcher(id).matches()) {
      return new Answer(HttpServletResponse.SC_NOT_FOUND, Map.of(), "", null);
    }
    HeldResponse held = new HeldResponse(response);
    try {
      api.service(new ReadRequest(request, "/GuidanceResponse/" + id), held);
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
    String body = held.body();
    boolean found = held.getStatus() == HttpServletResponse.SC_OK;
    return new Answer(held.getStatus(), headers, body, found ? parse(body) : null);
  }

  private static GuidanceResponse parse(String body) {
    return FhirContext.forR4Cached().newJsonParser().parseResource(GuidanceResponse.class, body);
  }
}
