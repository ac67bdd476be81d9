package org.mcsguideline.server.pages;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.mcsguideline.card.ExplanationAddress;
import org.mcsguideline.evaluation.BoundedEvaluation;
import org.mcsguideline.monitoring.Outlooks;
import org.mcsguideline.patientdata.LocalCodes;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.server.GuidelineInUse;
import org.mcsguideline.web.FhirDoor;
import org.mcsguideline.web.board.BoardController;
import org.mcsguideline.web.board.Boards;
import org.mcsguideline.web.board.OutlookFailed;
import org.mcsguideline.web.board.OutlookSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together the board. */
@Configuration(proxyBeanMethods = false)
class BoardConfiguration {

  private static final Duration LONGEST_EVALUATION = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(BoardConfiguration.class);

  /**
   * It keeps none of the threads that callers of services wait for, and what it reads again and
   * again is not counted as brought by them.
   */
  @Bean
  OutlookSource outlookSource(GuidelineInUse guideline, LocalCodes codes) {
    PatientDataReader patientData =
        new PatientDataReader(FhirContext.forR4Cached(), codes::translated);
    return (plan, patientId, data, span) -> {
      try (BoundedEvaluation evaluation =
          new BoundedEvaluation(guideline.current().unbounded(), LONGEST_EVALUATION, 1, 1)) {
        return new Outlooks(evaluation, patientData).of(plan, patientId, data, span);
      } catch (RuntimeException unusable) {
        // Its message may quote the record.
        LOG.error("A board cannot show a patient: {}", unusable.getClass().getName());
        throw new OutlookFailed(unusable.getClass().getName());
      }
    };
  }

  @Bean
  Boards boards(
      OutlookSource outlooks, GuidelineInUse guideline, MessageSource messages, Clock clock) {
    return new Boards(
        outlooks,
        () -> guideline.knowledge().schedules(),
        messages,
        clock.withZone(ZoneId.systemDefault()));
  }

  @Bean
  BoardController boardController(Boards boards, FhirDoor door, ExplanationAddress explanations) {
    return new BoardController(boards, door, explanations);
  }
}
