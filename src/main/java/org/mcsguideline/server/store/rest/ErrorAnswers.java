package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.server.store.DatabaseUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Says of a defect nothing but an id. Messages of exceptions from the depth of the server quote
 * values of the request or of a patient, so neither the caller nor the log gets them: the log has
 * the kinds of exceptions and where they came from.
 */
@Interceptor
final class ErrorAnswers {

  private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int FRAMES = 12;
  private static final String RETRY_SECONDS = "5";

  /** How Hibernate begins what it says of a statement that failed. */
  private static final String STATEMENT = "could not execute";

  /** Null leaves the answer as HAPI would give it. */
  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  @Nullable BaseServerResponseException answer(Throwable thrown) {
    if (thrown instanceof BaseServerResponseException expected
        && expected.getStatusCode() < FIRST_SERVER_ERROR) {
      return quotesTheDatabase(thrown) ? conflict(expected.getStatusCode()) : null;
    }
    String errorId = UUID.randomUUID().toString();
    if (DatabaseUnavailable.is(thrown)) {
      log.warn("FHIR request refused, the database is not available, error id {}", errorId);
      return tryAgain();
    }
    if (CallersFault.is(thrown)) {
      log.warn("FHIR request could not be read, error id {}{}", errorId, origin(thrown));
      return new InvalidRequestException(
          "The request holds a value that cannot be read. Error id: " + errorId);
    }
    log.error("FHIR request failed, error id {}{}", errorId, origin(thrown));
    return new InternalErrorException("Internal error. Error id: " + errorId);
  }

  /** HAPI repeats then what the statement was, and what it was to store. */
  private static boolean quotesTheDatabase(Throwable thrown) {
    for (Throwable next = thrown; next != null; next = next.getCause()) {
      if (next instanceof SQLException || next instanceof PersistenceException) {
        return true;
      }
    }
    String message = thrown.getMessage();
    return message != null && message.contains(STATEMENT);
  }

  /** What of a caller's requests the database refuses is at odds with what others have stored. */
  private static BaseServerResponseException conflict(int status) {
    return BaseServerResponseException.newInstance(
        status,
        "Another request changed the same data at the same time. Please read it again and repeat"
            + " your change.");
  }

  /** The connection may have been lost after the database had done what was asked. */
  private static BaseServerResponseException tryAgain() {
    String words =
        "The database is not available at the moment. Please try again in a few seconds; look first"
            + " whether what you sent was stored.";
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(IssueType.TRANSIENT)
        .setDiagnostics(words);
    var unavailable =
        new UnclassifiedServerFailureException(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE, words, outcome);
    unavailable.addResponseHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    return unavailable;
  }

  private static String origin(Throwable thrown) {
    StringBuilder origin = new StringBuilder();
    for (Throwable next = thrown; next != null; next = next.getCause()) {
      origin.append(System.lineSeparator()).append(next.getClass().getName());
      StackTraceElement[] trace = next.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, trace.length); i++) {
        origin.append(System.lineSeparator()).append("    at ").append(trace[i]);
      }
    }
    return origin.toString();
  }
}
