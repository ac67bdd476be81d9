package org.mcsguideline.server.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.mcsguideline.evaluation.BoundedEvaluation;
import org.mcsguideline.monitoring.CareStore;
import org.mcsguideline.monitoring.FollowUp;
import org.mcsguideline.patientdata.PatientDataReader;
import org.mcsguideline.server.GuidelineInUse;
import org.mcsguideline.server.decision.DecisionSettings;
import org.mcsguideline.server.store.FhirStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what makes tasks of plans over time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MonitoringSettings.class)
public class MonitoringConfiguration {

  private static final Duration LONGEST_EVALUATION = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(MonitoringConfiguration.class);

  /** Ended before the store, on which it depends. */
  @Bean
  MonitoringLife monitoringLife(
      MonitoringSettings settings,
      DecisionSettings kept,
      ObjectProvider<FhirStore> store,
      FollowingUp followingUp,
      Clock clock) {
    FhirStore present = store.getIfAvailable();
    if (!settings.enabled() || !kept.patientContent() || present == null) {
      LOG.info("No tasks are made of care plans: that, patient content or the store is off.");
      return new MonitoringLife();
    }
    return new MonitoringLife(
        () ->
            present
                .database()
                .map(database -> scheduler(database, settings, present, followingUp, clock)));
  }

  private static MonitoringScheduler scheduler(
      DataSource database,
      MonitoringSettings settings,
      FhirStore store,
      FollowingUp followingUp,
      Clock clock) {
    return new MonitoringScheduler(
        database, settings, () -> store.care().map(care -> followingUp.run(care, clock.instant())));
  }

  @Bean
  FollowingUp followingUp(
      GuidelineInUse guideline, PatientDataReader patientData, MonitoringSettings settings) {
    return (care, now) -> {
      GuidelineInUse.Ready current = guideline.current();
      try (BoundedEvaluation evaluation =
          new BoundedEvaluation(current.unbounded(), LONGEST_EVALUATION, 1, 1)) {
        return new FollowUp(current.knowledge(), evaluation, patientData, settings.ahead())
            .run(care, now);
      }
    };
  }

  /** One run by the guideline of the moment. It keeps none of the threads that callers wait for. */
  @FunctionalInterface
  interface FollowingUp {
    FollowUp.Report run(CareStore care, Instant now);
  }
}
