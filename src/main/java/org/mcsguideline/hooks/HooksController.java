package org.mcsguideline.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.function.Supplier;
import org.mcsguideline.advice.Advice;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.ServiceDescription;
import org.mcsguideline.decision.FeedbackLog;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Discovery and calls of CDS services. */
@RestController
@RequestMapping("/cds-services")
public final class HooksController {

  private final Supplier<Adviser> advisers;
  private final HookRequestReader reader;
  private final FeedbackLog feedback;
  private final int maximumBodyBytes;
  private final boolean silent;

  /**
   * A controller.
   *
   * @param advisers asked once in each call, so that the whole call has one basis
   */
  public HooksController(
      Supplier<Adviser> advisers, FeedbackLog feedback, Clock clock, HooksSettings settings) {
    this.advisers = advisers;
    this.feedback = feedback;
    this.reader = new HookRequestReader(clock, settings.acceptDecisionTime());
    this.maximumBodyBytes = settings.maximumBodyBytes();
    this.silent = settings.silent();
  }

  /** Lists the services. */
  @GetMapping
  public ResponseEntity<byte[]> discover() {
    return WireJson.answer(
        ResponseEntity.ok(), new HooksAnswers.Services(advisers.get().services()));
  }

  /** Calls a service. */
  @PostMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<byte[]> call(
      @PathVariable("id") String id, InputStream body, HttpServletRequest http) throws IOException {
    Adviser adviser = advisers.get();
    ServiceDescription service = adviser.service(id).orElseThrow(UnknownService::new);
    http.setAttribute(CallLog.SERVICE, service.id());
    JsonNode json = RequestBody.read(body, maximumBodyBytes);
    Advice given = adviser.advise(reader.read(service, json));
    Advice advice = silent ? given.silenced() : given;
    http.setAttribute(CallLog.DECISION, advice.decision());
    return WireJson.answer(ResponseEntity.ok(), HooksAnswers.Cards.of(advice, adviser.basis()));
  }

  /** Takes what users did with cards; 200 means that it is stored. */
  @PostMapping(path = "/{id}/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<Void> feedback(
      @PathVariable("id") String id, InputStream body, HttpServletRequest http) throws IOException {
    ServiceDescription service = advisers.get().service(id).orElseThrow(UnknownService::new);
    http.setAttribute(CallLog.SERVICE, service.id() + "/feedback");
    feedback.keep(service.id(), FeedbackReader.read(RequestBody.read(body, maximumBodyBytes)));
    return ResponseEntity.ok().build();
  }
}
