package org.mcsguideline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.jspecify.annotations.Nullable;

/** Reads kept decisions by the door of the FHIR API, with its rights and its audit. */
public interface DecisionReading {

  /** What the FHIR API answers to this caller. */
  Answer read(String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  /** Whether the decision was made and is about to be written. */
  boolean isWaiting(String id);

  /**
   * An answer of the FHIR API.
   *
   * @param headers those that tell a caller what to do next
   * @param body as it came, empty when there is none
   * @param decision null unless the status is 200
   */
  record Answer(
      int status, Map<String, String> headers, String body, @Nullable GuidanceResponse decision) {}
}
