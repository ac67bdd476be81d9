package org.mcsguideline.web;

import jakarta.servlet.http.HttpServletResponse;
import org.mcsguideline.web.FhirDoor.Answer;

/** The store gave no answer to this caller. */
public final class StoreRefused extends Exception {

  private final Answer answer;

  /** Keeps what a page has to tell of the answer. */
  public StoreRefused(Answer answer) {
    super("The FHIR API answered with " + answer.status());
    this.answer = answer;
  }

  /** What a page answers with. Without a store nothing is absent but the store. */
  public int status() {
    return answer.isAbsent() ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : answer.status();
  }

  /** Whether somebody else, or the same after a login, would get an answer. */
  public boolean isAboutCaller() {
    return answer.isRefused();
  }

  /** End of the key of the words for the reader. */
  public String key() {
    if (answer.isRefused()) {
      return "login";
    }
    if (answer.isAbsent()) {
      return "absent";
    }
    return answer.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE ? "starting" : "failed";
  }
}
