package org.mcsguideline.hooks;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mcsguideline.advice.NoAdviceInTime;
import org.mcsguideline.advice.RequiredDataMissing;
import org.mcsguideline.decision.StoreNotReady;
import org.mcsguideline.request.RequestRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns failures into answers, and defects into one log entry that the answer points to. */
@RestControllerAdvice
public final class ErrorAnswers {

  private static final String STORE_RETRY_SECONDS = "5";
  private static final String BUSY_RETRY_SECONDS = "2";

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

  @ExceptionHandler
  ResponseEntity<byte[]> refused(RequestRefused refused) {
    return answer(HttpStatus.BAD_REQUEST, "invalid", words(refused));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> missing(RequiredDataMissing missing) {
    return answer(HttpStatus.PRECONDITION_FAILED, "required", words(missing));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> unknown(UnknownService unknown) {
    return answer(HttpStatus.NOT_FOUND, "not-found", words(unknown));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> notKept(StoreNotReady notReady) {
    return WireJson.answer(
        ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
            .header(HttpHeaders.RETRY_AFTER, STORE_RETRY_SECONDS),
        Outcome.error("transient", words(notReady)));
  }

  /** Nothing answers at this address. */
  @ExceptionHandler
  public ResponseEntity<byte[]> nothingHere(NoResourceFoundException nothing) {
    return answer(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
  }

  @ExceptionHandler
  ResponseEntity<byte[]> tooLarge(BodyTooLarge tooLarge) {
    return answer(HttpStatus.PAYLOAD_TOO_LARGE, "too-long", words(tooLarge));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> notJson(HttpMediaTypeNotSupportedException notJson) {
    return answer(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-supported", "The body must be application/json.");
  }

  @ExceptionHandler
  ResponseEntity<byte[]> notAcceptable(HttpMediaTypeNotAcceptableException notAcceptable) {
    return answer(
        HttpStatus.NOT_ACCEPTABLE, "not-supported", "The answer is always application/json.");
  }

  @ExceptionHandler
  ResponseEntity<byte[]> wrongMethod(HttpRequestMethodNotSupportedException wrongMethod) {
    String[] methods = wrongMethod.getSupportedMethods();
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ALLOW, methods == null ? "" : String.join(", ", methods));
    return WireJson.answer(
        ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).headers(headers),
        Outcome.error("not-supported", "This address does not know this method."));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> overdue(NoAdviceInTime overdue) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, BUSY_RETRY_SECONDS);
    return WireJson.answer(
        ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).headers(headers),
        Outcome.error("timeout", words(overdue)));
  }

  /** The caller went away or sent a body that ends early. */
  @ExceptionHandler
  ResponseEntity<byte[]> brokenOff(IOException brokenOff) {
    return answer(HttpStatus.BAD_REQUEST, "invalid", "The request body could not be read.");
  }

  @ExceptionHandler
  ResponseEntity<byte[]> defect(Exception defect) {
    String errorId = UUID.randomUUID().toString();
    LOG.error("Defect {}: {}", errorId, trace(defect));
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "exception",
        "The service failed. The log has the details under " + errorId + ".");
  }

  /** These failures are ours and always come with words for the caller. */
  private static String words(RuntimeException failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "");
  }

  /** Messages of libraries may quote patient data; classes and places do not. */
  private static String trace(Throwable defect) {
    StringBuilder trace = new StringBuilder();
    for (Throwable t = defect; t != null; t = t.getCause()) {
      boolean ours = t.getClass().getName().startsWith("org.mcsguideline.");
      trace.append(t.getClass().getName()).append(ours ? ": " + t.getMessage() : "");
      trace.append(
          Arrays.stream(t.getStackTrace())
              .limit(25)
              .map(frame -> "\n\tat " + frame)
              .collect(Collectors.joining("", "", "\nCaused by: ")));
    }
    return trace.toString();
  }

  private static ResponseEntity<byte[]> answer(HttpStatus status, String code, String diagnostics) {
    return WireJson.answer(ResponseEntity.status(status), Outcome.error(code, diagnostics));
  }
}
