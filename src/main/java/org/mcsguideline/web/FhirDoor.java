package org.mcsguideline.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The FHIR API as pages read it: as their own caller, with that caller's rights and audit. */
public interface FhirDoor {

  /** What the API answers with when something is there. */
  int FOUND = HttpServletResponse.SC_OK;

  /**
   * Reads or searches.
   *
   * @param pathAndQuery below the API's address, such as {@code /Task?status=requested}; written by
   *     us, with values escaped, and with ids that {@link #isId} has seen
   * @throws IllegalArgumentException when it is no path of the API
   */
  Answer get(String pathAndQuery, HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  /** Whether a text can be the id of a resource. Anything else never reaches the door. */
  static boolean isId(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");
  }

  /**
   * An answer of the FHIR API.
   *
   * @param headers those that tell a caller what to do next
   * @param body FHIR in JSON as it came, an OperationOutcome when the API refused; empty when there
   *     is none
   */
  record Answer(int status, Map<String, String> headers, String body) {

    public Answer {
      headers = Map.copyOf(headers);
    }

    /** Whether the body is what was asked for. */
    public boolean isFound() {
      return status == FOUND;
    }

    /** Whether the caller must log in first, or may not see this. */
    public boolean isRefused() {
      return status == HttpServletResponse.SC_UNAUTHORIZED
          || status == HttpServletResponse.SC_FORBIDDEN;
    }

    /** Whether there is nothing with this id, or no longer. */
    public boolean isAbsent() {
      return status == HttpServletResponse.SC_NOT_FOUND || status == HttpServletResponse.SC_GONE;
    }
  }
}
