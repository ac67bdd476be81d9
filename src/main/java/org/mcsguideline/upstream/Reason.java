package org.mcsguideline.upstream;

import org.mcsguideline.upstream.DataSource.Origin;

/** Why data are missing or not complete. */
public enum Reason {
  NOT_SENT(Origin.NO_ACCESS, "not sent, and the call names no fhirServer to ask"),
  CALLER_FAILED(Origin.FAILED, "sent as an OperationOutcome, and the call names no fhirServer"),
  BASE_NOT_LISTED(Origin.NOT_ALLOWED, "fhirServer is not on the list of this service"),
  ADDRESS_INTERNAL(Origin.NOT_ALLOWED, "fhirServer leads to an internal address"),
  SCOPE(Origin.NOT_ALLOWED, "the scopes of the access token do not cover it"),
  TOKEN_EXPIRED(Origin.EXPIRED, "the access token has expired"),
  NO_ANSWER_IN_TIME(Origin.TIMED_OUT, "the FHIR server did not answer in time"),
  NO_VALUE(Origin.FAILED, "the context does not hold what its query needs"),
  REFUSED(Origin.FAILED, "the FHIR server refused access"),
  NOT_FOUND(Origin.FAILED, "the FHIR server does not have it"),
  REJECTED(Origin.FAILED, "the FHIR server does not take the query"),
  SERVER_ERROR(Origin.FAILED, "the FHIR server answered with an error"),
  REDIRECTED(Origin.FAILED, "the FHIR server pointed elsewhere, which is not followed"),
  UNREACHABLE(Origin.FAILED, "the FHIR server could not be reached or broke off"),
  UNREADABLE(Origin.FAILED, "the answer of the FHIR server is not readable FHIR R4"),
  SOMETHING_ELSE(Origin.FAILED, "the FHIR server answered with something else"),
  TOO_LARGE(Origin.FAILED, "there are more data than are read"),
  TOO_MANY_PAGES(Origin.FAILED, "there are more pages than are read"),
  TOO_MANY_ENTRIES(Origin.FAILED, "there are more entries than are read"),
  LINK_ELSEWHERE(Origin.FAILED, "the next page is not under fhirServer"),
  BUSY(Origin.FAILED, "too many questions to this FHIR server are open"),
  RESTING(Origin.FAILED, "this FHIR server failed lately and is not asked for some seconds"),
  OTHERS_LEFT_OUT(Origin.FAILED, "entries that do not belong to the patient were left out"),
  INCOMPLETE(Origin.FAILED, "not complete");

  private final Origin origin;
  private final String words;

  Reason(Origin origin, String words) {
    this.origin = origin;
    this.words = words;
  }

  /** What becomes of a key that is wholly missing for this reason. */
  Origin origin() {
    return origin;
  }

  /** For a person who connects a client. */
  public String words() {
    return words;
  }

  /** Whether the server failed, as opposed to refusing or not having something. */
  boolean isFailureOfServer() {
    return this == NO_ANSWER_IN_TIME || this == UNREACHABLE || this == SERVER_ERROR;
  }
}
